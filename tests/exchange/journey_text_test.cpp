// Journeys to CSV and Mermaid and back; what does not fit names its line.
#include <doctest/doctest.h>

#include "exchange/any_journey.hpp"
#include "exchange/journey_text.hpp"

using namespace icx;
using exchange_testing::any_document;
using journey::Document;

TEST_CASE("a journey comes back from its CSV as it was, 300 times") {
    core::SeededRandom random(7);
    for (int i = 0; i < 300; i++) {
        const Document document = any_document(random);
        const std::string text = exchange::to_csv(document);
        CHECK(exchange::is_journey_csv(text));
        const auto back = exchange::read_journey_csv(text);
        REQUIRE_MESSAGE(back.ok(), (back.ok() ? "" : core::describe(back.error())));
        CHECK(*back == document);
    }
}

TEST_CASE("what Mermaid holds comes back from it, 300 times") {
    core::SeededRandom random(8);
    for (int i = 0; i < 300; i++) {
        Document document = any_document(random);
        document.stages.front().steps.push_back({"last", false, 1.0, {}});
        const std::string once = exchange::to_mermaid(document);
        CHECK(exchange::is_mermaid_journey(once));
        const auto back = exchange::read_mermaid(once);
        REQUIRE_MESSAGE(back.ok(), (back.ok() ? "" : core::describe(back.error())));
        CHECK(exchange::to_mermaid(*back) == once);
        REQUIRE(back->stages.size() == document.stages.size());
        for (std::size_t s = 0; s < back->stages.size(); s++)
            CHECK(back->stages[s].steps.size() == document.stages[s].steps.size());
    }
}

TEST_CASE("Mermaid's own example is read") {
    const auto read = exchange::read_mermaid(
        "journey\n    title My working day\n    section Go to work\n      Make tea: 5: Me\n"
        "      Go upstairs: 3: Me\n      Do work: 1: Me, Cat\n    section Go home\n"
        "      Go downstairs: 5: Me\n      Sit down: 5: Me\n");
    REQUIRE(read.ok());
    CHECK(read->title == "My working day");
    REQUIRE(read->stages.size() == 2);
    CHECK(read->stages[0].steps[2].feeling == -2.0);
    CHECK(read->stages[0].steps[2].cards.size() == 2);
}

TEST_CASE("errors name the line") {
    CHECK(exchange::read_mermaid("graph TD\n").error().place == "line 1");
    CHECK(exchange::read_mermaid("journey\n  Tea: 9: Me\n").error().place == "line 2");
    CHECK(exchange::read_mermaid("journey\n  section A\n  nothing here\n").error().place ==
          "line 3");
    const std::string head = "Journey,Stage,Step,Moment,Feeling,Lane,Evidence,Card\n";
    CHECK(exchange::read_journey_csv(head + "J,S,T,,9,,,\n").error().place == "line 2");
    CHECK(exchange::read_journey_csv(head + "J,S,T,,1,moods,,x\n").error().place == "line 2");
    CHECK_FALSE(exchange::read_journey_csv("a,b\n1,2\n").ok());
    std::string many = "journey\n";
    for (std::size_t i = 0; i <= journey::kMaxSteps; i++)
        many += "s: 3: Me\n";
    CHECK(exchange::read_mermaid(many).error().code == core::Code::too_large);
}
