#include "ui/views/targets_view.hpp"

#include <algorithm>
#include <map>

#include "app/serve_desk.hpp"
#include "app/targets.hpp"
#include "core/text.hpp"

namespace icx::ui {
namespace {

constexpr std::size_t kMaxPriorities = 20;

std::string key(std::string_view priority) { return core::lower_ascii(core::trim(priority)); }

class Builder {
public:
    Builder(const model::Workspace& workspace, const model::Standard& standard,
            const app::Desk* desk, const std::vector<std::string>& departments)
        : workspace_(workspace), standard_(standard) {
        add_priority("");
        add_department("");
        for (const model::Target* target : app::targets_of(workspace, standard.id)) {
            add_priority(target->priority);
            add_department(target->department);
            times_[{key(target->priority), target->department}] = target->time;
        }
        const auto* figures = desk ? desk->figures(standard.id.text) : nullptr;
        if (figures)
            for (const app::GroupFigures& group : figures->priorities)
                if (priorities_.size() <= kMaxPriorities) add_priority(group.name);
        for (const std::string& department : departments)
            add_department(department);
    }

    TargetsView build() {
        TargetsView view;
        for (const std::string& department : departments_)
            view.columns.push_back(name_of(department));
        for (const auto& [small, priority] : priorities_) {
            TargetsView::Row row{
                small.empty() ? "all" : small, priority.empty() ? "All" : priority, {}};
            for (const std::string& department : departments_)
                row.cells.push_back(cell(priority, department));
            view.rows.push_back(std::move(row));
        }
        for (const model::Department* department : model::departments(workspace_)) {
            const std::string& id = department->id.text;
            if (std::find(departments_.begin(), departments_.end(), id) != departments_.end())
                continue;
            view.other_ids.push_back(id);
            view.other_names.push_back(department->name);
        }
        view.words = "An empty field takes the time that is shown in it. Where several could hold, "
                     "a priority stands before a department, and both together before either.";
        return view;
    }

private:
    void add_priority(const std::string& priority) {
        priorities_.try_emplace(key(priority), priority);
    }
    void add_department(const std::string& department) {
        if (std::find(departments_.begin(), departments_.end(), department) == departments_.end())
            departments_.push_back(department);
    }
    std::string name_of(const std::string& department) const {
        return department.empty() ? "Everyone" : app::department_name(workspace_, department);
    }
    std::string time_of(const std::string& priority, const std::string& department) const {
        const auto it = times_.find({key(priority), department});
        return it == times_.end() ? std::string() : it->second;
    }

    TargetCell cell(const std::string& priority, const std::string& department) const {
        TargetCell out{priority, department, "", "", "", ""};
        const bool is_own = priority.empty() && department.empty();
        out.label = "Time allowed, " + (priority.empty() ? "all priorities" : priority) + ", " +
                    (department.empty() ? "everyone" : name_of(department));
        out.time = is_own ? standard_.target : time_of(priority, department);
        out.error = app::time_error(out.time, !is_own || !standard_.fault.empty());
        for (const auto& [p, d] : {std::pair{priority, std::string()}, {std::string(), department}})
            if (out.holds.empty()) out.holds = time_of(p, d);
        if (out.holds.empty()) out.holds = standard_.target;
        if (out.holds.empty()) out.holds = "no limit";
        return out;
    }

    const model::Workspace& workspace_;
    const model::Standard& standard_;
    std::map<std::string, std::string> priorities_;  // in small to as written; "" comes first
    std::vector<std::string> departments_;           // "" comes first
    std::map<std::pair<std::string, std::string>, std::string> times_;
};

}  // namespace

TargetsView build_targets(const model::Workspace& workspace, const model::Standard& standard,
                          const app::Desk* desk, const std::vector<std::string>& departments) {
    return Builder(workspace, standard, desk, departments).build();
}

}  // namespace icx::ui
