#include "model/ordered.hpp"

namespace icx::model {

std::vector<const Workshop*> workshops(const Workspace& workspace) {
    return ordered<Workshop>(workspace, [](const Workshop&) { return true; });
}

std::vector<const Block*> blocks_of(const Workspace& workspace, const WorkshopId& workshop) {
    return ordered<Block>(workspace, [&](const Block& b) { return b.workshop == workshop; });
}

std::vector<const Sticky*> stickies_of(const Workspace& workspace, const WorkshopId& workshop) {
    return ordered<Sticky>(workspace, [&](const Sticky& s) { return s.workshop == workshop; });
}

std::vector<const StickyGroup*> groups_of(const Workspace& workspace, const WorkshopId& workshop) {
    return ordered<StickyGroup>(workspace,
                                [&](const StickyGroup& g) { return g.workshop == workshop; });
}

std::vector<const Decision*> decisions_of(const Workspace& workspace, const WorkshopId& workshop) {
    return ordered<Decision>(workspace, [&](const Decision& d) { return d.workshop == workshop; });
}

std::vector<const WorkshopAction*> actions_of(const Workspace& workspace,
                                              const WorkshopId& workshop) {
    return ordered<WorkshopAction>(workspace,
                                   [&](const WorkshopAction& a) { return a.workshop == workshop; });
}

std::vector<const Ballot*> ballots_of(const Workspace& workspace, const BlockId& block) {
    std::vector<const Ballot*> rows;
    for (const auto& [id, ballot] : workspace.table<Ballot>())
        if (ballot.block == block) rows.push_back(&ballot);
    return rows;
}

}  // namespace icx::model
