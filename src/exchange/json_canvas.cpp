#include "exchange/json_canvas.hpp"

#include "codec/json.hpp"
#include "core/text.hpp"
#include "exchange/journey_sheet.hpp"
#include "model/reflect.hpp"

namespace icx::exchange {
namespace {

using core::Value;
using journey::Document;
using Kind = SheetBox::Kind;

const char* role_of(Kind kind) {
    constexpr const char* kRoles[] = {"title", "purpose", "persona", "lane",
                                      "stage", "step",    "feeling", "card"};
    return kRoles[static_cast<std::size_t>(kind)];
}

std::string id_of(const SheetBox& box) {
    std::string id = role_of(box.kind);
    const auto add = [&](std::size_t place) { id += '-' + std::to_string(place + 1); };
    if (box.kind == Kind::lane) id += '-' + std::string(model::to_value(box.lane).as_text());
    if (box.kind >= Kind::stage) add(box.stage);
    if (box.kind >= Kind::step) add(box.step);
    if (box.kind == Kind::card) id += '-' + std::to_string(box.number);
    return id;
}

// The preset colours of the format: "1" red, "3" yellow, "4" green, "5" cyan.
const char* color_of(const SheetBox& box, const journey::StepText* step) {
    if (box.kind == Kind::step) return step && step->is_moment ? "3" : nullptr;
    if (box.kind == Kind::feeling && step)
        return *step->feeling < 0 ? "1" : *step->feeling > 0 ? "4" : nullptr;
    if (box.kind != Kind::card) return nullptr;
    if (box.lane == model::LaneKind::pains || box.lane == model::LaneKind::risk) return "1";
    if (box.lane == model::LaneKind::gains) return "4";
    return box.lane == model::LaneKind::opportunities ? "5" : nullptr;
}

Value node_of(const Document& document, const SheetBox& box) {
    const journey::StepText* step =
        box.kind >= Kind::step ? &document.stages[box.stage].steps[box.step] : nullptr;
    Value icx = Value::map();
    icx.set("role", role_of(box.kind));
    if (box.kind == Kind::lane || box.kind == Kind::card)
        icx.set("lane", model::to_value(box.lane));
    if (box.kind == Kind::card)
        icx.set("evidence", model::to_value(step->cards[box.card].evidence));
    if (box.kind == Kind::step && step->is_moment) icx.set("moment", true);
    Value node = Value::map();
    node.set("id", id_of(box));
    const bool is_group = box.kind == Kind::stage;
    node.set("type", is_group ? "group" : "text");
    node.set(is_group ? "label" : "text", box.text);
    node.set("x", box.x);
    node.set("y", box.y);
    node.set("width", box.w);
    node.set("height", box.h);
    if (const char* color = color_of(box, step)) node.set("color", color);
    node.set("icx", std::move(icx));
    return node;
}

}  // namespace

std::string to_json_canvas(const Document& document) {
    Value::List nodes, edges;
    std::string before;
    for (const SheetBox& box : lay_out(document)) {
        nodes.push_back(node_of(document, box));
        if (box.kind != Kind::step) continue;
        const std::string id = id_of(box);
        if (!before.empty()) {
            Value edge = Value::map();
            edge.set("id", "edge-" + std::to_string(edges.size() + 1));
            edge.set("fromNode", before);
            edge.set("fromSide", "right");
            edge.set("toNode", id);
            edge.set("toSide", "left");
            edges.push_back(std::move(edge));
        }
        before = id;
    }
    Value out = Value::map();
    out.set("nodes", Value(std::move(nodes)));
    out.set("edges", Value(std::move(edges)));
    return codec::pretty_json(out);
}

bool is_json_canvas(std::string_view text) {
    if (text.substr(0, 3) == "\xEF\xBB\xBF") text.remove_prefix(3);
    text = core::trim(text.substr(0, 4096));
    if (text.empty() || text[0] != '{') return false;
    text = core::trim(text.substr(1));
    return text.substr(0, 7) == "\"nodes\"" || text.substr(0, 7) == "\"edges\"";
}

}  // namespace icx::exchange
