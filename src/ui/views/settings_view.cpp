#include "ui/views/settings_view.hpp"

#include "core/text.hpp"
#include "ui/views/dates.hpp"

namespace icx::ui {
namespace {

std::string name_of(const model::Workspace& workspace, std::string_view id) {
    if (const auto* survey = workspace.table<model::Survey>().find(id))
        return "survey \u201C" + survey->title + "\u201D";
    if (const auto* question = workspace.table<model::Question>().find(id))
        return "question \u201C" + question->text + "\u201D";
    if (const auto* section = workspace.table<model::Section>().find(id))
        return "page \u201C" + section->title + "\u201D";
    if (const auto* option = workspace.table<model::Option>().find(id))
        return "answer \u201C" + option->text + "\u201D";
    if (const auto* department = workspace.table<model::Department>().find(id))
        return "department \u201C" + department->name + "\u201D";
    return "record " + std::string(id);
}

std::string value_words(const core::Value& value) {
    using Kind = core::Value::Kind;
    switch (value.kind()) {
    case Kind::text:
        return value.as_text().empty() ? "(empty)" : std::string(value.as_text());
    case Kind::boolean:
        return value.as_bool() ? "yes" : "no";
    case Kind::integer:
    case Kind::real:
        return core::shortest_number(value.as_real());
    case Kind::null:
        return "(nothing)";
    default:
        return "(several values)";
    }
}

std::vector<ConflictView> build_conflicts(const model::Workspace& workspace) {
    std::vector<ConflictView> rows;
    for (const model::Conflict& conflict : workspace.conflicts) {
        std::string field = conflict.field;
        for (char& c : field)
            if (c == '_') c = ' ';
        if (!field.empty() && field[0] >= 'a' && field[0] <= 'z')
            field[0] = static_cast<char>(field[0] - 32);
        ConflictView row{conflict.object + "/" + conflict.field,
                         field + " of " + name_of(workspace, conflict.object),
                         {},
                         conflict};
        for (const core::Value& value : conflict.values)
            row.choices.push_back({value_words(value), value});
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<Fact> storage_facts(const SettingsInput& input) {
    std::vector<Fact> facts;
    const auto good = [&](std::string words) {
        facts.push_back({Icon::success, Tone::positive, std::move(words)});
    };
    const auto lack = [&](std::string words) {
        facts.push_back({Icon::info, Tone::neutral, std::move(words)});
    };
    const SaveView save = build_save(input.save, 1000);
    facts.push_back({save.icon, save.tone, save.words});
    if (input.recovery.quarantined)
        facts.push_back({Icon::warning, Tone::warning,
                         counted(input.recovery.quarantined, "unreadable record was",
                                 "unreadable records were") +
                             " set aside at start; nothing was deleted"});
    if (input.device.restored < 0)
        facts.push_back({Icon::warning, Tone::negative,
                         "There is a second copy that could not be put back. It is kept as it is "
                         "and tried again at each start"});
    if (input.device.restored > 0)
        facts.push_back(
            {Icon::warning, Tone::warning,
             "The browser threw its damaged database away; everything was put back "
             "from the second copy, " +
                 counted(static_cast<std::size_t>(input.device.restored), "value", "values")});
    if (input.device.has_second_copy)
        good("A second copy is kept beside the browser's database");
    else
        lack("This address or browser has no room for a second copy: after a crash a browser can "
             "throw its damaged database away, so export now and then");
    if (input.device.has_offline_start)
        good("Starts without a network");
    else
        lack(input.device.is_secure
                 ? "Not yet ready to start without a network; reload once while online"
                 : "This address is plain http, so the page cannot start without a network; "
                   "once open it works as usual");
    if (!input.device.has_locks)
        lack("Several tabs work together, but without a leader: tidying up waits longer");
    if (input.device.has_persistence_asked)
        lack("The browser was asked to keep these data; keep a copy elsewhere all the same");
    return facts;
}

}  // namespace

SettingsView build_settings(const model::Workspace& workspace, const SettingsInput& input) {
    SettingsView view;
    const model::Settings& settings = model::settings(workspace);
    view.organisation = settings.name;
    view.min_group = settings.min_group;
    view.min_comments = settings.min_comments;
    view.has_sample = settings.is_sample;
    view.sample_words =
        settings.is_sample
            ? "This workspace holds Merrowdale Ferries, a made-up company. Removing it leaves what "
              "you added yourself, and can be undone."
            : "Merrowdale Ferries is a made-up company with surveys and answers, to look round in. "
              "It is labelled as sample data and goes with one click.";
    view.counts = {{"Surveys", grouped(workspace.table<model::Survey>().size())},
                   {"Answers", grouped(workspace.responses.all().size())},
                   {"Departments", grouped(workspace.table<model::Department>().size())},
                   {"Answers not handed over", grouped(workspace.table<model::Receipt>().size())}};
    view.storage_facts = storage_facts(input);
    view.problems = input.recovery.problems;
    view.problems.insert(view.problems.end(), workspace.problems.begin(), workspace.problems.end());
    view.conflicts = build_conflicts(workspace);
    view.export_words = input.last_export
                            ? "Last export " + days_ago(*input.last_export, input.today)
                            : "Never exported from this device";
    if (input.changes_since_export > 0)
        view.export_words +=
            ", " + counted(input.changes_since_export, "change", "changes") + " since then";
    return view;
}

}  // namespace icx::ui
