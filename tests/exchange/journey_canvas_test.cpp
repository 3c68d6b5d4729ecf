// Journeys as JSON Canvas and back, as drawings of Excalidraw, and what is no canvas.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>

#include "codec/json.hpp"
#include "exchange/any_journey.hpp"
#include "exchange/excalidraw.hpp"
#include "exchange/json_canvas.hpp"

using namespace icx;
using core::Value;
using exchange_testing::any_document;
using journey::Document;

namespace {

// A canvas holds cards lane by lane.
Document by_lane(Document document) {
    for (auto& stage : document.stages)
        for (auto& step : stage.steps)
            std::stable_sort(step.cards.begin(), step.cards.end(),
                             [](const auto& a, const auto& b) { return a.lane < b.lane; });
    return document;
}

Value parsed(const std::string& text) {
    auto value = codec::parse_json(text);
    REQUIRE(value.ok());
    return std::move(*value);
}

// What jsoncanvas.org/spec/1.0 asks of nodes and edges.
void check_spec(const Value& canvas) {
    std::set<std::string> ids;
    for (const Value& node : canvas.at("nodes").as_list()) {
        CHECK(ids.insert(std::string(node.at("id").as_text())).second);
        for (const char* key : {"x", "y", "width", "height"})
            CHECK(node.at(key).kind() == Value::Kind::integer);
        const std::string_view type = node.at("type").as_text();
        CHECK((type == "text" || type == "group"));
        CHECK(node.at(type == "text" ? "text" : "label").is_text());
        if (const Value* color = node.find("color"))
            CHECK(std::string_view("123456").find(color->as_text()) != std::string_view::npos);
    }
    for (const Value& edge : canvas.at("edges").as_list()) {
        CHECK(ids.insert(std::string(edge.at("id").as_text())).second);
        for (const char* key : {"fromNode", "toNode"})
            CHECK(ids.count(std::string(edge.at(key).as_text())) == 1);
        for (const char* key : {"fromSide", "toSide"}) {
            const std::string_view side = edge.at(key).as_text();
            CHECK((side == "top" || side == "right" || side == "bottom" || side == "left"));
        }
    }
}

// What Excalidraw's own types ask of every element (packages/element/src/types.ts).
void check_drawing(const Value& file) {
    CHECK(file.at("type").as_text() == "excalidraw");
    CHECK(file.at("version").as_int() == 2);
    CHECK(file.at("source").is_text());
    CHECK(file.at("appState").is_map());
    CHECK(file.at("files").is_map());
    std::map<std::string, const Value*> by_id;
    for (const Value& e : file.at("elements").as_list())
        CHECK(by_id.emplace(std::string(e.at("id").as_text()), &e).second);
    for (const auto& entry : by_id) {
        const std::string& id = entry.first;
        CAPTURE(id);
        const Value& e = *entry.second;
        for (const char* key : {"x", "y", "width", "height", "angle", "strokeWidth", "roughness",
                                "opacity", "seed", "version", "versionNonce", "updated"})
            CHECK(e.at(key).is_number());
        for (const char* key : {"strokeColor", "backgroundColor", "fillStyle", "strokeStyle"})
            CHECK(e.at(key).is_text());
        for (const char* key : {"isDeleted", "locked"})
            CHECK(e.at(key).kind() == Value::Kind::boolean);
        for (const char* key : {"frameId", "index", "roundness", "link"})
            CHECK(e.find(key));
        CHECK(e.at("groupIds").is_list());
        if (const Value& frame = e.at("frameId"); !frame.is_null()) {
            REQUIRE(by_id.count(std::string(frame.as_text())));
            CHECK(by_id.at(std::string(frame.as_text()))->at("type").as_text() == "frame");
        }
        for (const Value& bound : e.at("boundElements").as_list()) {
            const auto other = by_id.find(std::string(bound.at("id").as_text()));
            REQUIRE(other != by_id.end());
            CHECK(other->second->at("type").as_text() == bound.at("type").as_text());
        }
        const std::string_view type = e.at("type").as_text();
        if (type == "text") {
            for (const char* key : {"fontSize", "fontFamily", "lineHeight"})
                CHECK(e.at(key).is_number());
            for (const char* key : {"text", "originalText", "textAlign", "verticalAlign"})
                CHECK(e.at(key).is_text());
            if (const Value& in = e.at("containerId"); !in.is_null()) {
                const auto& bound =
                    by_id.at(std::string(in.as_text()))->at("boundElements").as_list();
                CHECK(std::any_of(bound.begin(), bound.end(),
                                  [&](const Value& b) { return b.at("id").as_text() == id; }));
            }
        } else if (type == "arrow" || type == "line") {
            REQUIRE(e.at("points").as_list().size() >= 2);
            for (const Value& point : e.at("points").as_list())
                CHECK(point.as_list().size() == 2);
            for (const char* key : {"lastCommittedPoint", "startBinding", "endBinding",
                                    "startArrowhead", "endArrowhead"})
                CHECK(e.find(key));
            if (type == "arrow")
                for (const char* key : {"startBinding", "endBinding"})
                    CHECK(by_id.count(std::string(e.at(key).at("elementId").as_text())));
        } else if (type == "frame") {
            CHECK(e.at("name").is_text());
        } else {
            CHECK(type == "rectangle");
        }
    }
}

std::string canvas_of(const std::string& nodes, const std::string& edges = "") {
    return "{\"nodes\":[" + nodes + "],\"edges\":[" + edges + "]}";
}
std::string text_node(const char* id, int x, int y, const char* words) {
    return "{\"id\":\"" + std::string(id) + "\",\"type\":\"text\",\"x\":" + std::to_string(x) +
           ",\"y\":" + std::to_string(y) + ",\"width\":200,\"height\":60,\"text\":\"" + words +
           "\"}";
}
std::string place_of(const std::string& text) {
    const auto read = exchange::read_json_canvas(text);
    REQUIRE_FALSE(read.ok());
    return read.error().place;
}

}  // namespace

TEST_CASE("a journey comes back from JSON Canvas as it was, 300 times, and keeps to the spec") {
    core::SeededRandom random(21);
    for (int i = 0; i < 300; i++) {
        Document document = by_lane(any_document(random));
        if (random.below(2)) document.purpose = "From here\nto there";
        if (random.below(2)) document.persona = "New deckhand";
        const std::string text = exchange::to_json_canvas(document);
        CHECK(exchange::is_json_canvas(text));
        check_spec(parsed(text));
        const auto back = exchange::read_json_canvas(text);
        REQUIRE_MESSAGE(back.ok(), (back.ok() ? "" : core::describe(back.error())));
        CHECK(*back == document);
    }
}

TEST_CASE("a canvas drawn elsewhere is read by where things lie") {
    const auto read = exchange::read_json_canvas(canvas_of(
        "{\"id\":\"g\",\"type\":\"group\",\"x\":0,\"y\":0,\"width\":900,\"height\":400,"
        "\"label\":\"First day\"}," +
        text_node("b", 300, 20, "Get a card") + "," + text_node("a", 20, 20, "Arrive") + "," +
        text_node("c", 310, 200, "Nobody there") + "," + text_node("far", 2000, 0, "Leave") +
        ",{\"id\":\"f\",\"type\":\"file\",\"x\":20,\"y\":120,\"width\":200,\"height\":60,"
        "\"file\":\"map.pdf\"}"));
    REQUIRE(read.ok());
    REQUIRE(read->stages.size() == 1);
    CHECK(read->stages[0].title == "First day");
    REQUIRE(read->stages[0].steps.size() == 3);
    CHECK(read->stages[0].steps[0].title == "Arrive");
    CHECK(read->stages[0].steps[0].cards.front().lane == model::LaneKind::document);
    CHECK(read->stages[0].steps[0].cards.front().text == "map.pdf");
    CHECK(read->stages[0].steps[1].title == "Get a card");
    CHECK(read->stages[0].steps[1].cards.front().text == "Nobody there");
    CHECK(read->stages[0].steps[2].title == "Leave");
}

TEST_CASE("edges say the order of steps; a ring of them says nothing") {
    const std::string nodes = text_node("a", 0, 0, "A") + "," + text_node("b", 300, 0, "B") + "," +
                              text_node("c", 600, 0, "C");
    const auto edge = [](const char* id, const char* from, const char* to) {
        return "{\"id\":\"" + std::string(id) + "\",\"fromNode\":\"" + from + "\",\"toNode\":\"" +
               to + "\"}";
    };
    const auto order = [](const core::Result<Document>& read) {
        std::string out;
        if (read.ok())
            for (const auto& step : read->stages[0].steps)
                out += step.title;
        return out;
    };
    CHECK(order(exchange::read_json_canvas(canvas_of(nodes))) == "ABC");
    CHECK(order(exchange::read_json_canvas(
              canvas_of(nodes, edge("1", "c", "a") + "," + edge("2", "a", "b")))) == "CAB");
    CHECK(order(exchange::read_json_canvas(
              canvas_of(nodes, edge("1", "c", "a") + "," + edge("2", "a", "c")))) == "ABC");
}

TEST_CASE("what is no canvas is refused with its place") {
    CHECK(place_of("{\"nodes\":{}}") == "/nodes");
    CHECK(place_of("{\"format\":\"other\"}") == "/nodes");
    CHECK(place_of(canvas_of("")) == "/nodes");
    CHECK(place_of(canvas_of("{\"type\":\"text\"}")) == "/nodes/0/id");
    CHECK(place_of(canvas_of(text_node("a", 0, 0, "A") + "," + text_node("a", 9, 9, "B"))) ==
          "/nodes/1/id");
    CHECK(place_of(canvas_of("{\"id\":\"a\",\"type\":\"cloud\"}")) == "/nodes/0/type");
    CHECK(place_of(canvas_of("{\"id\":\"a\",\"type\":\"text\",\"x\":0,\"y\":0,\"width\":1,"
                             "\"height\":1}")) == "/nodes/0/text");
    CHECK(place_of(canvas_of("{\"id\":\"a\",\"type\":\"text\",\"text\":\"\",\"x\":\"0\"}")) ==
          "/nodes/0/x");
    CHECK(place_of(canvas_of("{\"id\":\"a\",\"type\":\"text\",\"text\":\"\",\"x\":1e300}")) ==
          "/nodes/0/x");
    CHECK(place_of(canvas_of(text_node("a", 0, 0, "A"),
                             "{\"id\":\"e\",\"fromNode\":\"a\",\"toNode\":\"z\"}")) ==
          "/edges/0/toNode");
    CHECK(place_of("{\"nodes\":[").substr(0, 4) == "line");
    std::string many;
    for (std::size_t i = 0; i <= journey::kMaxSteps; i++)
        many += (many.empty() ? "" : ",") +
                text_node(std::to_string(i).c_str(), static_cast<int>(i) * 300, 0, "s");
    const auto read = exchange::read_json_canvas(canvas_of(many));
    REQUIRE_FALSE(read.ok());
    CHECK(read.error().code == core::Code::too_large);
    const auto huge = exchange::read_json_canvas(std::string(journey::kMaxBytes + 1, ' '));
    REQUIRE_FALSE(huge.ok());
    CHECK(huge.error().code == core::Code::too_large);
}

TEST_CASE("no text makes the reader of canvases fall, 3000 times") {
    core::SeededRandom random(23);
    const std::string whole = exchange::to_json_canvas(any_document(random));
    for (int i = 0; i < 3000; i++) {
        std::string text = whole;
        for (std::size_t k = 0; k < 1 + random.below(4); k++) {
            const std::size_t at = random.below(text.size());
            if (random.below(2))
                text.erase(at, 1 + random.below(20));
            else
                text[at] = static_cast<char>(random.below(256));
        }
        const auto read = exchange::read_json_canvas(text);
        if (read.ok()) CHECK_FALSE(read->stages.empty());
    }
}

TEST_CASE("a journey is a drawing that Excalidraw knows, 100 times, the same bytes each time") {
    core::SeededRandom random(22);
    for (int i = 0; i < 100; i++) {
        const Document document = any_document(random);
        const std::string text = exchange::to_excalidraw(document);
        CHECK(text == exchange::to_excalidraw(document));
        const Value file = parsed(text);
        check_drawing(file);
        std::size_t frames = 0, arrows = 0, steps = 0;
        for (const Value& e : file.at("elements").as_list()) {
            frames += e.at("type").as_text() == "frame";
            arrows += e.at("type").as_text() == "arrow";
        }
        for (const auto& stage : document.stages)
            steps += stage.steps.size();
        CHECK(frames == document.stages.size());
        CHECK(arrows == (steps > 0 ? steps - 1 : 0));
    }
}
