#include "model/ordered.hpp"

namespace icx::model {

std::vector<const Goal*> goals(const Workspace& workspace) {
    return ordered<Goal>(workspace, [](const Goal&) { return true; });
}

}  // namespace icx::model
