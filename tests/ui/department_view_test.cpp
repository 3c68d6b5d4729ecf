// A department's page as plain data, on the sample company at the hour of the pictures.
#include "app/contact_commands.hpp"
#include "ui/company.hpp"
#include "ui/views/charter_view.hpp"
#include "ui/views/department_view.hpp"
#include "ui/views/figures.hpp"
#include "ui/views/requests_view.hpp"

using namespace icx;
using testing::Company;

namespace {

constexpr core::Date kToday{2026, 11, 10};

struct Page {
    Company company;
    ui::Figures figures;
    ui::DepartmentState state;

    std::string department(std::string_view name) const {
        for (const auto& [id, record] : company.workspace().table<model::Department>())
            if (record.name == name) return id;
        return "";
    }
    ui::DepartmentView build(std::string_view name) {
        state.department = department(name);
        state.made_of.clear();
        company.refresh();
        const ui::ResultsOf results = [&](const model::SurveyId& id) {
            const insight::SurveyResults* found = nullptr;
            while (!(found = figures.results(company.workspace(), id)))
                figures.begin_frame();
            return found;
        };
        return ui::build_department(company.context(), results, kToday, state);
    }
};

const ui::TieRow* row_of(const std::vector<ui::TieRow>& rows, std::string_view name) {
    for (const ui::TieRow& row : rows)
        if (row.name == name) return &row;
    return nullptr;
}

}  // namespace

TEST_CASE("department: the help desk knows whom it serves, how well, and what they think of it") {
    Page page;
    const auto view = page.build("IT help desk");
    REQUIRE(view.is_found);
    CHECK(view.people == "16 people");
    CHECK(view.quarter == "August to October 2026");
    const ui::TieRow* fleet = row_of(view.serves, "Fleet operations");
    REQUIRE(fleet);
    CHECK(fleet->services.find("IT help desk") != std::string::npos);
    CHECK(std::stoi(fleet->asked) > 50);
    CHECK(fleet->kept.back() == '%');
    CHECK(fleet->kept_note.find("95% interval") != std::string::npos);
    CHECK(std::stod(fleet->score) > 1);
    const ui::TieRow* sales = row_of(view.serves, "Sales and booking");
    REQUIRE(sales);
    CHECK(sales->late == "1");  // the till printer
    REQUIRE(view.promises.size() == 2);
    CHECK(view.promises[0].title == "Acknowledge within 4 hours");
    CHECK(view.promises[0].aim == "90%");
    CHECK(!view.promises[0].kept.empty());
    CHECK(!view.score.empty());
    CHECK(!row_of(view.serves, "IT help desk"));
}

TEST_CASE("department: both directions of a tie tell the same numbers") {
    Page page;
    const auto help = page.build("IT help desk");
    const auto fleet = page.build("Fleet operations");
    const ui::TieRow* seen_by_help = row_of(help.serves, "Fleet operations");
    const ui::TieRow* seen_by_fleet = row_of(fleet.served_by, "IT help desk");
    REQUIRE(seen_by_help);
    REQUIRE(seen_by_fleet);
    CHECK(seen_by_help->asked == seen_by_fleet->asked);
    CHECK(seen_by_help->open == seen_by_fleet->open);
    CHECK(seen_by_help->kept == seen_by_fleet->kept);
    CHECK(seen_by_help->score == seen_by_fleet->score);
}

TEST_CASE("department: a score of too few people is hidden on both pages") {
    Page page;
    bool has_hidden = false;
    for (const model::Department* department : model::departments(page.company.workspace()))
        for (const ui::TieRow& row : page.build(department->name).serves)
            if (row.score == "hidden") {
                has_hidden = true;
                CHECK(row.score_note.find("fewer than 5") != std::string::npos);
                const auto other = page.build(row.name);
                const ui::TieRow* back = row_of(other.served_by, department->name);
                REQUIRE(back);
                CHECK(back->score == "hidden");
            }
    CHECK(has_hidden);
}

TEST_CASE("department: workload and checklist reach those who ask and the charter") {
    Page page;
    auto view = page.build("IT help desk");
    CHECK(view.load.tag == "Stretched");
    CHECK(view.load.sentence.find("Until Fri 13 Nov. Two of us") == 0);
    CHECK(view.has_card);
    REQUIRE(view.contact.size() == 5);
    CHECK(view.contact[0].label == "Hours");
    CHECK(view.contact[0].words.find("Mon to Fri 08:00-17:00") != std::string::npos);
    CHECK(view.contact[2].to == "https://help.merrowdale.example/new");
    CHECK(view.checklist.size() == 3);
    ui::RequestsState state;
    const auto requests = ui::build_requests(page.company.context(), state);
    REQUIRE(!requests.services.empty());
    CHECK(requests.services[0].note.find("IT help desk is stretched. Until Fri 13 Nov.") == 0);
    CHECK(requests.services[0].note.find("Have this ready. Which device, with the number on its label.") != std::string::npos);
    const auto charter = ui::make_charter(page.company.workspace(), page.company.desk, kToday);
    CHECK(charter.bytes.find("Stretched. Until Fri 13 Nov.") != std::string::npos);
    CHECK(charter.bytes.find("Extension 210") != std::string::npos);
    page.company.device.must(
        app::SetWorkload{model::DepartmentId(view.id), model::Workload::normal, {}, ""});
    view = page.build("IT help desk");
    CHECK(view.load.is_normal());
    CHECK(ui::make_charter(page.company.workspace(), page.company.desk, kToday)
              .bytes.find("Stretched") == std::string::npos);
}

TEST_CASE("department: the form says what is wrong in a card, and markup stays words on paper") {
    Page page;
    const model::DepartmentId id(page.department("IT help desk"));
    page.company.device.must(
        app::EditContact{id, "link", core::Value("javascript:alert(1)"), false});
    page.company.device.must(app::EditContact{id, "mail", core::Value("desk"), false});
    page.company.device.must(app::EditContact{id, "route", core::Value("<b>Ask</b>"), false});
    const auto edit = ui::build_contact_edit(page.company.workspace(), id.text);
    CHECK(!edit.fields[1].error.empty());
    CHECK(!edit.fields[3].error.empty());
    CHECK(edit.hours.chosen == 0);
    const auto view = page.build("IT help desk");
    CHECK(view.contact[2].to.empty());
    const auto file = ui::make_department_file(page.company.workspace(), view, kToday);
    CHECK(file.name == "department-it-help-desk-2026-11-10.html");
    CHECK(file.bytes.find("<b>Ask") == std::string::npos);
    CHECK(file.bytes.find("&lt;b&gt;Ask") != std::string::npos);
    CHECK(file.bytes.find("Acknowledge within 4 hours") != std::string::npos);
}

TEST_CASE("department: an unknown one is not found, an idle one says that it is") {
    Page page;
    page.state.department = "de_nowhere";
    CHECK(!page.build("No such department").is_found);
    Company empty(false);
    const std::string id = empty.device.must(app::AddDepartment{"Kitchen"}).created;
    empty.refresh();
    ui::DepartmentState state;
    state.department = id;
    const ui::ResultsOf none = [](const model::SurveyId&) { return nullptr; };
    const auto view = ui::build_department(empty.context(), none, kToday, state);
    CHECK(view.is_found);
    CHECK(view.summary.find("Nobody is known to depend") == 0);
    CHECK(view.people.empty());
    CHECK(view.contact.empty());
    CHECK(view.score.empty());
}
