#include "model/ordered.hpp"

namespace icx::model {

std::vector<const Clause*> clauses_of(const Workspace& workspace, const AgreementId& agreement,
                                      ClauseSide side) {
    return ordered<Clause>(workspace, [&](const Clause& clause) {
        return clause.agreement == agreement && clause.side == side;
    });
}

}  // namespace icx::model
