#include "app/sample.hpp"

#include <algorithm>
#include <numeric>
#include <string>

#include "app/sample_goals.hpp"
#include "app/sample_journey.hpp"
#include "app/sample_partners.hpp"
#include "app/sample_requests.hpp"
#include "app/sample_surveys.hpp"
#include "app/sample_workshop.hpp"
#include "codec/documents.hpp"
#include "replica/order.hpp"

namespace icx::app {
namespace {

constexpr std::int64_t kDayMs = 24LL * 3600 * 1000;

struct DepartmentRow {
    std::string_view name, short_name;
    int headcount;
};

constexpr DepartmentRow kDepartments[] = {
    {"Fleet operations", "Fleet", 146}, {"Port operations", "Port", 74},
    {"Engineering", "Engin.", 58},      {"Customer care", "Care", 42},
    {"Sales and booking", "Sales", 28}, {"Finance and payroll", "Finance", 18},
    {"IT help desk", "IT", 16},         {"People team", "People", 12},
    {"Facilities", "Facil.", 11},       {"Marketing", "Market.", 7}};

struct PersonRow {
    std::string_view name, role;
    std::size_t department;  // index into kDepartments
};

constexpr PersonRow kPeople[] = {{"Ines Dahl", "Internal service lead", 7},
                                 {"Tomas Reyl", "Help desk lead", 6},
                                 {"Lena Voss", "Joiners and leavers", 7},
                                 {"Pavel Orr", "Fleet planner", 0},
                                 {"Amira Kohl", "Help desk", 6},
                                 {"Jon Baird", "Caretaker", 8},
                                 {"Ada Brandt", "Crew lead", 0},
                                 {"Dora Kent", "Duty lead, quay 2", 1},
                                 {"Cem Yildiz", "Deckhand", 0},
                                 {"Bo Lindqvist", "Captain", 0}};

// Who looks after a survey and whom it asks.
struct KeeperRow {
    std::string_view title, owner, audience;
};

constexpr KeeperRow kKeepers[] = {{"Autumn service pulse", "Ines Dahl", "all departments"},
                                  {"Summer service pulse", "Ines Dahl", "all departments"},
                                  {"Spring service pulse", "Ines Dahl", "all departments"},
                                  {"What departments promise", "Ines Dahl", "all departments"},
                                  {"Payroll, month end", "Ines Dahl", "finance and payroll"},
                                  {"After a help desk contact", "Tomas Reyl", "IT help desk"},
                                  {"Your first 30 days", "Lena Voss", "joiners"},
                                  {"Leaving talk", "Lena Voss", "leavers"},
                                  {"Crew rota and swaps", "Pavel Orr", "fleet operations"},
                                  {"Uniform and kit", "Pavel Orr", "facilities"}};

struct Sample {
    std::int64_t shift_days = 0;
    std::string salt;
    core::Instant now;
    core::SeededRandom random{412};
    std::vector<model::Department> departments;
    SampleData out;

    std::int64_t day(core::Date date) const { return core::days_from_civil(date) + shift_days; }
    std::string id(std::string_view prefix, std::string_view path) const {
        return core::hash_id(prefix, salt + "/" + std::string(path));
    }
};

void add_company(Sample& sample) {
    model::Settings settings;
    settings.id.text = "settings";
    settings.name = "Merrowdale Ferries";
    settings.is_sample = true;
    write_new(sample.out.writes, settings);
    const auto places = replica::positions_between("", "", std::size(kDepartments), sample.random);
    for (std::size_t i = 0; i < std::size(kDepartments); i++) {
        model::Department department;
        department.id.text = sample.id("de", kDepartments[i].name);
        department.name = kDepartments[i].name;
        department.short_name = kDepartments[i].short_name;
        department.headcount = kDepartments[i].headcount;
        department.pos = places[i];
        department.is_sample = true;
        write_new(sample.out.writes, department);
        sample.departments.push_back(std::move(department));
    }
    for (const PersonRow& row : kPeople) {
        model::Person person;
        person.id.text = sample.id("pe", row.name);
        person.name = row.name;
        person.role = row.role;
        person.department = sample.departments[row.department].id;
        person.is_sample = true;
        write_new(sample.out.writes, person);
    }
}

// Days of answering from `first` to `last`, rising: many at once after the invitation, then fewer.
std::vector<std::int64_t> answer_days(std::int64_t first, std::int64_t last, std::size_t count,
                                      core::Random& random) {
    std::vector<std::int64_t> out;
    for (std::size_t i = 0; i < count; i++) {
        const auto u = static_cast<std::int64_t>(random.below(1000));
        out.push_back(first + (last - first + 1) * u * u / 1'000'000);
    }
    std::sort(out.begin(), out.end());
    return out;
}

// Contacts come evenly; 41 of the answers in the last 30 days.
std::vector<std::int64_t> contact_days(std::int64_t first, std::int64_t last, std::size_t count,
                                       core::Random& random) {
    constexpr std::size_t kRecent = 41;
    std::vector<std::int64_t> out;
    for (std::size_t i = 0; i < count; i++) {
        const bool is_recent = i < kRecent;
        const std::int64_t from = is_recent ? last - 29 : first;
        const std::int64_t to = is_recent ? last : last - 30;
        out.push_back(from + static_cast<std::int64_t>(
                                 random.below(static_cast<std::uint64_t>(to - from + 1))));
    }
    std::sort(out.begin(), out.end());
    return out;
}

model::Survey survey_of(const Sample& sample, const SampleSurvey& row) {
    model::Survey survey;
    survey.id.text = sample.id("sv", row.key);
    survey.title = row.title;
    survey.introduction = row.introduction;
    survey.thanks = "Thank you. This is sample data: no real person reads your answer.";
    survey.kind = row.kind;
    survey.state = row.state;
    survey.invited = row.invited;
    survey.is_sample = true;
    for (const KeeperRow& keeper : kKeepers) {
        if (keeper.title != survey.title) continue;
        survey.owner.text = sample.id("pe", keeper.owner);
        survey.audience = keeper.audience;
    }
    const std::int64_t opened = row.opened ? sample.day(*row.opened) : sample.day(kSampleToday) - 4;
    survey.created = core::Instant{(opened - 7) * kDayMs};
    if (row.state == model::SurveyState::draft) return survey;
    survey.file_name = row.key;
    survey.published = core::Instant{opened * kDayMs + 7 * kDayMs / 24};
    if (row.closes) survey.closes = core::civil_from_days(sample.day(*row.closes));
    return survey;
}

void add_answers(Sample& sample, SampleSurvey& row, const SurveyParts& parts) {
    model::Batch batch;
    batch.id.text = sample.id("ba", row.key);
    batch.survey = parts.survey.id;
    batch.source = "sample data";
    batch.made = sample.now;
    batch.is_sample = true;
    write_new(sample.out.writes, batch);
    const auto count = static_cast<std::size_t>(
        std::accumulate(row.wave.people.begin(), row.wave.people.end(), 0));
    const std::int64_t today = sample.day(kSampleToday);
    const std::int64_t first = sample.day(*row.opened);
    const std::int64_t last = row.closes ? std::min(today, sample.day(*row.closes)) : today;
    const bool is_always_open = !row.closes;
    row.wave.days = is_always_open ? contact_days(first, last, count, sample.random)
                                   : answer_days(first, last, count, sample.random);
    const std::string salt = sample.salt + "/" + std::string(row.key);
    for (replica::Fact& fact : answer_wave(row.wave, parts, sample.departments, batch.id, salt))
        sample.out.facts.push_back(std::move(fact));
}

void add_survey(Sample& sample, SampleSurvey row) {
    std::vector<const model::Department*> departments;
    for (const model::Department& department : sample.departments)
        departments.push_back(&department);
    SurveyParts parts = build_parts(survey_of(sample, row), row.pages, departments,
                                    sample.salt + "/" + std::string(row.key), sample.random);
    if (row.state != model::SurveyState::draft) {
        model::Version version;
        version.definition = survey::to_value(definition_of(parts));
        version.id = codec::version_of(version.definition);
        version.survey = parts.survey.id;
        version.published = parts.survey.published;
        parts.survey.version = version.id;
        write_new(sample.out.writes, version);
        add_answers(sample, row, parts);
    }
    write_parts(sample.out.writes, parts);
}

template <class R>
void remove_if(Writes& out, const model::Workspace& workspace, auto&& is_sample) {
    for (const auto& [id, record] : workspace.table<R>())
        if (is_sample(record)) write_removal(out, record);
}

}  // namespace

SampleData make_sample(core::Instant now) {
    Sample sample;
    const std::int64_t today = core::days_from_civil(core::utc_date(now));
    sample.shift_days = today - core::days_from_civil(kSampleToday);
    sample.salt = "sample/" + core::iso_date(core::civil_from_days(today));
    sample.now = core::Instant{today * kDayMs};
    add_company(sample);
    for (SampleSurvey& row : sample_surveys())
        add_survey(sample, std::move(row));
    add_sample_requests(sample.out, {sample.salt, now, sample.departments});
    add_sample_partners(sample.out, sample.salt, today, sample.departments);
    add_sample_goals(sample.out, sample.salt);
    add_sample_journey(sample.out, sample.salt, today, sample.random);
    add_sample_workshop(sample.out, sample.salt, today, sample.random);
    return std::move(sample.out);
}

std::vector<replica::Write> remove_sample(const model::Workspace& workspace) {
    Writes out;
    const auto is_sample = [](const auto& record) { return record.is_sample; };
    const auto of_sample = [&](const model::SurveyId& id) {
        const model::Survey* survey = workspace.table<model::Survey>().find(id);
        return survey && survey->is_sample;
    };
    const auto belongs = [&](const auto& record) { return of_sample(record.survey); };
    const auto section_is = [&](const model::SectionId& id) {
        const model::Section* section = workspace.table<model::Section>().find(id);
        return section && of_sample(section->survey);
    };
    const auto question_is = [&](const model::QuestionId& id) {
        const model::Question* question = workspace.table<model::Question>().find(id);
        return question && section_is(question->section);
    };
    remove_if<model::Department>(out, workspace, is_sample);
    remove_if<model::Person>(out, workspace, is_sample);
    remove_if<model::Survey>(out, workspace, is_sample);
    remove_if<model::Section>(out, workspace, belongs);
    remove_if<model::Question>(out, workspace,
                               [&](const auto& q) { return section_is(q.section); });
    remove_if<model::Option>(out, workspace,
                             [&](const auto& o) { return question_is(o.question); });
    remove_if<model::Version>(out, workspace, belongs);
    remove_if<model::Batch>(out, workspace,
                            [&](const auto& b) { return b.is_sample || of_sample(b.survey); });
    remove_if<model::Draft>(out, workspace, belongs);
    remove_sample_partners(out, workspace);
    remove_sample_goals(out, workspace);
    remove_if<model::Calendar>(out, workspace, is_sample);
    remove_if<model::Service>(out, workspace, is_sample);
    remove_if<model::Standard>(out, workspace, is_sample);
    const auto of_sample_standard = [&](const model::Excusal& excusal) {
        const auto* standard = workspace.table<model::Standard>().find(excusal.standard);
        return excusal.is_sample || (standard && standard->is_sample);
    };
    remove_if<model::Excusal>(out, workspace, of_sample_standard);
    remove_if<model::Receipt>(out, workspace, belongs);
    const auto of_sample_journey = [&](const model::JourneyId& id) {
        const auto* journey = workspace.table<model::Journey>().find(id);
        return journey && journey->is_sample;
    };
    const auto of_sample_step = [&](const model::StepId& id) {
        const auto* step = workspace.table<model::Step>().find(id);
        const auto* stage = step ? workspace.table<model::Stage>().find(step->stage) : nullptr;
        return stage && of_sample_journey(stage->journey);
    };
    remove_if<model::Journey>(out, workspace, is_sample);
    remove_if<model::Persona>(out, workspace, is_sample);
    remove_if<model::Stage>(out, workspace,
                            [&](const auto& s) { return of_sample_journey(s.journey); });
    remove_if<model::Lane>(out, workspace,
                           [&](const auto& l) { return of_sample_journey(l.journey); });
    remove_if<model::JourneyVersion>(out, workspace,
                                     [&](const auto& v) { return of_sample_journey(v.journey); });
    remove_if<model::Step>(out, workspace, [&](const auto& s) { return of_sample_step(s.id); });
    remove_if<model::Card>(out, workspace, [&](const auto& c) { return of_sample_step(c.step); });
    remove_if<model::Feeling>(out, workspace,
                              [&](const auto& f) { return of_sample_step(f.step); });
    const auto of_sample_workshop = [&](const model::WorkshopId& id) {
        const auto* workshop = workspace.table<model::Workshop>().find(id);
        return workshop && workshop->is_sample;
    };
    const auto of_sample_block = [&](const model::BlockId& id) {
        const auto* block = workspace.table<model::Block>().find(id);
        return block && of_sample_workshop(block->workshop);
    };
    const auto of_sample_ballot = [&](const model::BallotId& id) {
        const auto* ballot = workspace.table<model::Ballot>().find(id);
        return ballot && of_sample_block(ballot->block);
    };
    const auto in_sample_workshop = [&](const auto& r) { return of_sample_workshop(r.workshop); };
    remove_if<model::Workshop>(out, workspace, is_sample);
    remove_if<model::Block>(out, workspace, in_sample_workshop);
    remove_if<model::Sticky>(out, workspace, in_sample_workshop);
    remove_if<model::StickyGroup>(out, workspace, in_sample_workshop);
    remove_if<model::Ballot>(out, workspace,
                             [&](const auto& b) { return of_sample_block(b.block); });
    remove_if<model::Vote>(out, workspace,
                           [&](const auto& v) { return of_sample_ballot(v.ballot); });
    remove_if<model::Decision>(out, workspace, in_sample_workshop);
    remove_if<model::WorkshopAction>(out, workspace, [&](const auto& a) {
        const auto* card = workspace.table<model::Card>().find(a.card);
        return of_sample_workshop(a.workshop) || (card && of_sample_step(card->step));
    });
    const model::Settings& settings = model::settings(workspace);
    if (settings.is_sample) {
        write_field(out, settings, "is_sample", false);
        write_field(out, settings, "name", "");
    }
    return out;
}

}  // namespace icx::app
