// Agreements and chains as plain data, on the sample company at the hour of the pictures.
#include "app/agreement_commands.hpp"
#include "app/promise_chain.hpp"
#include "app/standard_commands.hpp"
#include "app/survey_commands.hpp"
#include "ui/company.hpp"
#include "ui/views/agreement_view.hpp"
#include "ui/views/chain_view.hpp"
#include "ui/views/standards_view.hpp"

using namespace icx;
using testing::Company;

namespace {

constexpr core::Date kToday{2026, 11, 10};

ui::AgreementView sheet(Company& company) {
    ui::AgreementState state;
    state.agreement = company.workspace().table<model::Agreement>().begin()->first;
    return ui::build_agreement(company.context(), kToday, state);
}

}  // namespace

TEST_CASE("agreement: both columns are measured between the two, with their intervals") {
    Company company;
    const auto view = sheet(company);
    REQUIRE(view.is_found);
    CHECK(view.title == "Help desk and quay");
    CHECK(view.status == "Signed by both");
    CHECK(view.review == "To be looked at again on 1 Feb 2027, in 83 days.");
    CHECK(view.provider.title == "IT help desk promises");
    CHECK(view.requester.title == "Port operations owes");
    REQUIRE(view.provider.lines.size() == 2);
    CHECK(view.provider.lines[0].words.find("Each request gets a human reply") == 0);
    CHECK(view.provider.lines[0].measure == "90% within 4h");
    CHECK(view.provider.lines[0].kept == view.provider.score);
    CHECK(view.provider.lines[1].kept.empty());
    CHECK(view.provider.score_note.find("95% interval") != std::string::npos);
    REQUIRE(view.requester.lines.size() == 3);
    CHECK(view.requester.lines[0].measure == "80% within 4h");
    CHECK(!view.requester.score.empty());
    CHECK(view.requester.score != "0%");
    CHECK(view.requester.lines[0].kept == view.requester.score);
    // The same figures by hand: requests of Port operations that waited for an answer.
    std::size_t asked = 0;
    const auto quarter = app::last_quarter(kToday);
    for (const app::Request& request : company.desk.requests()) {
        const auto* service =
            company.workspace().table<model::Service>().find(std::string_view(request.service));
        bool waited = false;
        std::int64_t day = 0;
        for (const model::RequestEvent& event : request.events)
            if (event.activity == "waiting" && !waited) {
                waited = true;
                day = core::days_from_civil(core::utc_date(event.at));
            }
        asked +=
            waited && service->name == "IT help desk" &&
            app::department_name(company.workspace(), request.department) == "Port operations" &&
            day >= core::days_from_civil(quarter.from) &&
            day < core::days_from_civil(quarter.until);
    }
    CHECK(asked > 5);
    CHECK(view.requester.score_note.find(" of " + std::to_string(asked) + " requests") !=
          std::string::npos);
}

TEST_CASE("agreement: a change after signing shows on the sheet, in the list and on paper") {
    Company company;
    auto view = sheet(company);
    const std::string provider =
        company.workspace().table<model::Agreement>().begin()->second.provider.text;
    ui::MeasuredLines measured;
    auto rows = ui::agreements_of(company.context(), provider, kToday, measured);
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].status == "Signed by both");
    CHECK(rows[0].role == "It promises, Port operations asks");
    CHECK(rows[0].scores.find(" of promises kept, ") != std::string::npos);
    company.device.must(app::AddClause{
        model::AgreementId(view.id), model::ClauseSide::duty, "<b>Be | kind</b>", {}});
    company.refresh();
    view = sheet(company);
    CHECK(view.status == "Changed since it was signed");
    CHECK(view.provider.is_stale);
    CHECK(view.provider.signature.find("before the last change") != std::string::npos);
    const auto page =
        ui::make_agreement_file(company.workspace(), view, ui::AgreementExport::html, kToday);
    CHECK(page.name == "agreement-2026-11-10.html");
    CHECK(page.bytes.find("&lt;b&gt;Be | kind") != std::string::npos);
    CHECK(page.bytes.find("<b>Be") == std::string::npos);
    CHECK(page.bytes.find("Changed since it was signed") != std::string::npos);
    const auto text =
        ui::make_agreement_file(company.workspace(), view, ui::AgreementExport::markdown, kToday);
    CHECK(text.bytes.find("# Help desk and quay") == 0);
    CHECK(text.bytes.find("## Port operations owes") != std::string::npos);
    CHECK(text.bytes.find("\\<b\\>Be \\| kind") != std::string::npos);
    CHECK(text.bytes.find("Signed by Tomas Reyl on 3 Aug 2026") != std::string::npos);
}

TEST_CASE("agreement: a standard or a party that was deleted stays in sight as such") {
    Company company;
    const auto before = sheet(company);
    const auto& agreement = company.workspace().table<model::Agreement>().begin()->second;
    company.device.must(app::RemoveDepartment{agreement.requester});
    for (const auto* clause : model::clauses_of(company.workspace(), model::AgreementId(before.id),
                                                model::ClauseSide::promise))
        if (clause->standard.valid()) company.device.must(app::RemoveStandard{clause->standard});
    company.refresh();
    const auto view = sheet(company);
    CHECK(view.requester.name == "A department that was deleted");
    CHECK(view.requester.route.empty());
    CHECK(view.provider.lines[0].is_broken);
    CHECK(view.provider.lines[0].words == "A promise that was deleted");
    CHECK(view.provider.score.empty());
    ui::AgreementState nowhere;
    CHECK(!ui::build_agreement(company.context(), kToday, nowhere).is_found);
}

TEST_CASE("agreement: a duty is in the list of standards as such, and in no figure of promises") {
    Company company;
    const auto view = ui::build_standards(company.workspace(), company.desk, {});
    REQUIRE(view.rows.size() == 5);
    CHECK(view.rows[4].service == "IT help desk, a duty of those who ask");
    const auto with = ui::month_kept(company.desk, company.workspace());
    company.device.must(app::RemoveStandard{model::StandardId(view.rows[4].id)});
    company.refresh();
    const auto without = ui::month_kept(company.desk, company.workspace());
    CHECK(with.decided == without.decided);
    CHECK(with.met == without.met);
}

TEST_CASE(
    "chain: the sheet says how the time is made up, what is left and how the parts were kept") {
    Company company;
    ui::ChainState state;
    const auto standard = [&](const char* title) -> const model::Standard& {
        return *company.workspace().table<model::Standard>().find(
            std::string_view(company.standard(title)));
    };
    const auto build = [&] {
        company.refresh();
        return ui::build_chain(company.context(), standard("Ready before the first shift"), state);
    };
    auto view = build();
    CHECK(view.trouble.empty());
    REQUIRE(view.rows.size() == 2);
    CHECK(view.rows[0].title == "Its own work");
    CHECK(view.rows[0].time == "9 h");
    CHECK(view.rows[1].title == "Acknowledge within 4 hours");
    CHECK(view.rows[1].kept_note.find("95% interval") != std::string::npos);
    CHECK(view.finding == "The parts make 13 h of 18 h promised. 5 h are left.");
    CHECK(view.kept.find("This promise was kept ") == 0);
    CHECK(view.product.empty());  // of one part there is no product
    CHECK(view.add_ids.size() == 2);  // neither itself nor what it rests on, nor a duty
    company.device.must(app::SetField{"standard", view.standard, "own_time", core::Value("2bd")});
    view = build();
    CHECK(view.finding.find("The parts make 22 h of 18 h promised. 4 h are missing.") == 0);
    CHECK(view.tone == ui::Tone::negative);
    company.device.must(app::RestNoMore{model::UpstreamId(view.rows[1].upstream)});
    view = build();
    CHECK(!view.rests);
    CHECK(view.finding.empty());
    CHECK(view.add_ids.size() == 3);
    CHECK(company.device.session.undo());
    CHECK(build().rests);
    company.device.must(app::RestOn{standard("Ready before the first shift").id,
                                    standard("Answer within 1 working day").id});
    const auto two = build();
    REQUIRE(two.rows.size() == 3);
    CHECK(two.product.find("independently of each other") != std::string::npos);
    const double product = *state.chain.product;
    const auto share = [&](std::size_t i) {
        return static_cast<double>(state.chain.parts[i].met) /
               static_cast<double>(state.chain.parts[i].decided);
    };
    CHECK(product == doctest::Approx(share(1) * share(2)).epsilon(1e-12));
    // Another calendar: the moments that were tried are named.
    company.device.must(app::SetField{"standard", standard("Acknowledge within 4 hours").id.text,
                                      "calendar", core::Value("")});
    view = build();
    CHECK(view.compared.find("35,136 moments") != std::string::npos);
    CHECK(view.compared.find("The worst moment is ") != std::string::npos);
}

TEST_CASE("chain: times by priority are looked at by themselves, and by who asks where it asks") {
    Company company;
    ui::ChainState state;
    const auto id = [&](const char* title) { return model::StandardId(company.standard(title)); };
    const auto build = [&] {
        company.refresh();
        return ui::build_chain(company.context(),
                               *company.workspace().table<model::Standard>().find(
                                   id("Ready before the first shift")),
                               state);
    };
    CHECK(build().priorities.empty());
    const auto acknowledge = id("Acknowledge within 4 hours");
    std::string facilities;
    for (const auto& [key, department] : company.workspace().table<model::Department>())
        if (department.name == "Facilities") facilities = key;
    // Cards are Facilities' promise: it is Facilities that asks the help desk.
    company.device.must(app::SetTarget{acknowledge, "", facilities, "2h"});
    auto view = build();
    CHECK(view.rows[1].time == "2 h");
    CHECK(view.finding == "The parts make 11 h of 18 h promised. 7 h are left.");
    CHECK(view.priorities.empty());
    company.device.must(app::SetTarget{acknowledge, "1 High", "", "1h"});
    view = build();
    REQUIRE(view.priorities.size() == 1);
    CHECK(view.priorities[0].priority == "1 High");
    CHECK(view.priorities[0].used == "10 h");
    CHECK(view.priorities[0].target == "18 h");
    CHECK(view.priorities[0].left == "8 h left");
    company.device.must(
        app::SetTarget{id("Ready before the first shift"), "1 high", "", "1bd"});
    view = build();
    REQUIRE(view.priorities.size() == 1);
    CHECK(view.priorities[0].target == "9 h");
    CHECK(view.priorities[0].left == "1 h missing");
    CHECK_FALSE(view.priorities[0].fits);
    CHECK(view.finding == "The parts make 11 h of 18 h promised. 7 h are left.");
    company.device.must(app::SetTarget{acknowledge, "", facilities, "soon"});
    CHECK(build().trouble.find("The times of \u201CAcknowledge within 4 hours\u201D cannot be read") ==
          0);
}
