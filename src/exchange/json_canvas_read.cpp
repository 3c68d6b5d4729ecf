// A JSON Canvas as a journey: the nodes are checked one by one, then read by where they lie.
#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <optional>
#include <set>

#include "codec/json.hpp"
#include "core/text.hpp"
#include "exchange/json_canvas.hpp"
#include "model/reflect.hpp"

namespace icx::exchange {
namespace {

using core::Code;
using core::Value;
using journey::Document;
using model::LaneKind;

constexpr std::size_t kMostNodes = journey::kMaxCards + 3 * journey::kMaxSteps;
constexpr double kFarthest = 1e7;  // pixels from the origin
constexpr std::size_t kNone = static_cast<std::size_t>(-1);

struct Node {
    std::string id, text, role;
    bool is_group = false, is_file = false, is_moment = false;
    double x = 0, y = 0, w = 0, h = 0;
    std::optional<LaneKind> lane;
    model::Evidence evidence = model::Evidence::assumed;
    std::size_t at = 0;  // its place in the file
    double middle() const { return x + w / 2; }
    double centre() const { return y + h / 2; }
    bool holds(const Node& other) const {
        return other.middle() >= x && other.middle() <= x + w && other.centre() >= y &&
               other.centre() <= y + h;
    }
};

core::Error fault(Code code, const std::string& place, std::string message) {
    return {code, std::move(message), place, ""};
}

std::string cut(std::string_view text) {
    return std::string(core::cut_code_points(text, journey::kMaxText));
}

core::Result<double> number_of(const Value& map, const char* key, const std::string& place,
                               double least) {
    const Value& found = map.at(key);
    const double value = found.as_real(std::nan(""));
    if (!found.is_number() || !(value >= least && value <= kFarthest))
        return fault(Code::invalid, place + "/" + key,
                     std::string("\u201C") + key + "\u201D has to be a number of pixels");
    return value;
}

core::Result<Node> read_node(const Value& map, const std::string& place) {
    Node node;
    if (!map.is_map()) return fault(Code::invalid, place, "a node has to be an object");
    node.id = std::string(map.at("id").as_text());
    if (node.id.empty()) return fault(Code::invalid, place + "/id", "a node needs an id");
    const std::string_view type = map.at("type").as_text();
    node.is_group = type == "group";
    node.is_file = type == "file" || type == "link";
    if (!node.is_group && !node.is_file && type != "text")
        return fault(Code::unsupported, place + "/type",
                     "a node is text, file, link or group, not \u201C" + std::string(type) +
                         "\u201D");
    const char* key = node.is_group    ? "label"
                      : type == "text" ? "text"
                      : type == "file" ? "file"
                                       : "url";
    const Value* text = map.find(key);
    if (text ? !text->is_text() : !node.is_group)
        return fault(Code::invalid, place + "/" + key, "a text is missing");
    if (text) node.text = cut(text->as_text());
    const struct {
        const char* key;
        double* into;
        double least;
    } sides[] = {{"x", &node.x, -kFarthest},
                 {"y", &node.y, -kFarthest},
                 {"width", &node.w, 0},
                 {"height", &node.h, 0}};
    for (const auto& side : sides) {
        const auto value = number_of(map, side.key, place, side.least);
        if (!value) return value.error();
        *side.into = *value;
    }
    const Value& icx = map.at("icx");
    node.role = std::string(icx.at("role").as_text());
    node.is_moment = icx.at("moment").as_bool();
    LaneKind lane{};
    if (model::from_value(icx.at("lane"), lane)) node.lane = lane;
    (void)model::from_value(icx.at("evidence"), node.evidence);
    return node;
}

struct Canvas {
    std::vector<Node> nodes;
    std::vector<std::pair<std::size_t, std::size_t>> edges;  // places in `nodes`
};

core::Result<Canvas> read_canvas(std::string_view text) {
    codec::JsonLimits limits;
    limits.bytes = journey::kMaxBytes;
    limits.depth = 16;
    auto parsed = codec::parse_json(text, limits);
    if (!parsed) return parsed.error();
    if (!parsed->is_map() || (!parsed->find("nodes") && !parsed->find("edges")))
        return fault(Code::invalid, "/nodes", "this is no canvas: it has no nodes");
    Canvas out;
    std::map<std::string, std::size_t, std::less<>> by_id;
    for (const char* key : {"nodes", "edges"})
        if (const Value* list = parsed->find(key); list && !list->is_list())
            return fault(Code::invalid, std::string("/") + key, "this has to be a list");
    const Value::List& nodes = parsed->at("nodes").as_list();
    const Value::List& edges = parsed->at("edges").as_list();
    if (nodes.size() > kMostNodes)
        return fault(Code::too_large, "/nodes", "more nodes than a journey may have");
    if (edges.size() > kMostNodes)
        return fault(Code::too_large, "/edges", "more edges than a journey may have");
    for (std::size_t i = 0; i < nodes.size(); i++) {
        const std::string place = "/nodes/" + std::to_string(i);
        auto node = read_node(nodes[i], place);
        if (!node) return node.error();
        node->at = i;
        if (!by_id.emplace(node->id, i).second)
            return fault(Code::invalid, place + "/id",
                         "there are two nodes \u201C" + node->id + "\u201D");
        out.nodes.push_back(std::move(*node));
    }
    for (std::size_t i = 0; i < edges.size(); i++) {
        std::size_t ends[2] = {};
        for (int end = 0; end < 2; end++) {
            const char* key = end == 0 ? "fromNode" : "toNode";
            const auto found = by_id.find(edges[i].at(key).as_text());
            if (found == by_id.end())
                return fault(Code::invalid, "/edges/" + std::to_string(i) + "/" + key,
                             "an edge has to lead from a node to a node");
            ends[end] = found->second;
        }
        out.edges.emplace_back(ends[0], ends[1]);
    }
    return out;
}

struct Column {
    const Node* step = nullptr;
    std::vector<const Node*> cards;
    std::optional<double> feeling;
};

// The nearest of some things by the distance of their middles; the first of equals.
template <class List, class Middle>
std::size_t nearest(const List& list, double to, Middle middle) {
    std::size_t best = kNone;
    for (std::size_t i = 0; i < list.size(); i++)
        if (best == kNone || std::abs(middle(list[i]) - to) < std::abs(middle(list[best]) - to))
            best = i;
    return best;
}

std::vector<const Node*> groups_of(const Canvas& canvas) {
    std::vector<const Node*> groups;
    for (const Node& node : canvas.nodes) {
        if (!node.is_group) continue;
        // A group of groups is no stage.
        const bool holds_group =
            std::any_of(canvas.nodes.begin(), canvas.nodes.end(), [&](const Node& other) {
                return other.is_group && &other != &node && node.holds(other) &&
                       other.w * other.h < node.w * node.h;
            });
        if (!holds_group) groups.push_back(&node);
    }
    std::stable_sort(groups.begin(), groups.end(), [](const Node* a, const Node* b) {
        return a->x != b->x ? a->x < b->x : a->y < b->y;
    });
    return groups;
}

// Without a word about roles: what lies one below the other is one column, its top is the step.
std::vector<Column> columns_by_place(std::vector<const Node*> nodes) {
    std::stable_sort(nodes.begin(), nodes.end(),
                     [](const Node* a, const Node* b) { return a->middle() < b->middle(); });
    std::vector<std::vector<const Node*>> stacks;
    for (const Node* node : nodes) {
        if (stacks.empty() || node->middle() - stacks.back().front()->middle() >
                                  std::max(node->w, stacks.back().front()->w) / 2)
            stacks.emplace_back();
        stacks.back().push_back(node);
    }
    std::vector<Column> columns;
    for (auto& stack : stacks) {
        const auto top = std::min_element(stack.begin(), stack.end(),
                                          [](const Node* a, const Node* b) { return a->y < b->y; });
        Column column;
        column.step = *top;
        for (const Node* node : stack)
            if (node != *top) column.cards.push_back(node);
        columns.push_back(std::move(column));
    }
    return columns;
}

// From the left to the right, unless edges lead another way; a ring says nothing.
std::vector<std::size_t> order_of(const std::vector<Column>& columns, const Canvas& canvas) {
    std::map<std::size_t, std::size_t> at;  // place of a node -> its column
    for (std::size_t i = 0; i < columns.size(); i++)
        at.emplace(columns[i].step->at, i);
    std::vector<std::set<std::size_t>> after(columns.size());
    std::vector<std::size_t> waits(columns.size(), 0), order;
    for (const auto& [from, to] : canvas.edges) {
        const auto a = at.find(from), b = at.find(to);
        if (a != at.end() && b != at.end() && a->second != b->second &&
            after[a->second].insert(b->second).second)
            waits[b->second]++;
    }
    std::set<std::size_t> ready;
    for (std::size_t i = 0; i < columns.size(); i++)
        if (waits[i] == 0) ready.insert(i);
    while (!ready.empty()) {
        const std::size_t next = *ready.begin();
        ready.erase(ready.begin());
        order.push_back(next);
        for (const std::size_t then : after[next])
            if (--waits[then] == 0) ready.insert(then);
    }
    if (order.size() == columns.size()) return order;
    order.resize(columns.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    return order;
}

core::Result<double> feeling_of(const Node& node) {
    std::string words;
    for (std::size_t at = 0; at < node.text.size();) {
        const char32_t c = core::next_code_point(node.text, at);
        if (c == U'\u2212')
            words += '-';
        else if (c != U'+')
            core::append_utf8(words, c);
    }
    double value = 0;
    if (!core::parse_number(core::trim(words), value) || !(value >= -2 && value <= 2))
        return fault(Code::invalid, "/nodes/" + std::to_string(node.at) + "/text",
                     "a feeling is a number from -2 to 2, not \u201C" + node.text + "\u201D");
    return value;
}

core::Result<std::vector<Column>> columns_of(const std::vector<const Node*>& nodes) {
    std::vector<const Node*> steps, rest, feelings;
    for (const Node* node : nodes)
        (node->role == "step" ? steps : node->role == "feeling" ? feelings : rest).push_back(node);
    std::vector<Column> columns;
    if (steps.empty()) {
        columns = columns_by_place(rest);
    } else {
        std::stable_sort(steps.begin(), steps.end(),
                         [](const Node* a, const Node* b) { return a->middle() < b->middle(); });
        for (const Node* step : steps)
            columns.push_back({step, {}, {}});
        for (const Node* node : rest)
            columns[nearest(columns, node->middle(), [](const Column& c) {
                return c.step->middle();
            })].cards.push_back(node);
    }
    for (const Node* node : feelings) {
        if (columns.empty()) break;
        const auto value = feeling_of(*node);
        if (!value) return value.error();
        columns[nearest(columns, node->middle(), [](const Column& c) { return c.step->middle(); })]
            .feeling = *value;
    }
    for (Column& column : columns)
        std::stable_sort(column.cards.begin(), column.cards.end(),
                         [](const Node* a, const Node* b) { return a->y < b->y; });
    return columns;
}

LaneKind lane_of(const Node& card, const std::vector<const Node*>& labels) {
    if (card.lane) return *card.lane;
    for (const Node* label : labels)
        if (label->lane && card.centre() >= label->y && card.centre() <= label->y + label->h)
            return *label->lane;
    return card.is_file ? LaneKind::document : LaneKind::actions;
}

}  // namespace

core::Result<Document> read_json_canvas(std::string_view text) {
    const auto canvas = read_canvas(text);
    if (!canvas) return canvas.error();
    Document out;
    const auto groups = groups_of(*canvas);
    std::vector<std::vector<const Node*>> within(std::max<std::size_t>(1, groups.size()));
    std::vector<const Node*> labels;
    for (const Node& node : canvas->nodes) {
        if (node.is_group) continue;
        if (node.role == "title")
            out.title = node.text;
        else if (node.role == "purpose")
            out.purpose = node.text;
        else if (node.role == "persona")
            out.persona = node.text;
        else if (node.role == "lane")
            labels.push_back(&node);
        else {
            std::size_t home = kNone;
            for (std::size_t i = 0; i < groups.size(); i++)
                if (groups[i]->holds(node) &&
                    (home == kNone ||
                     groups[i]->w * groups[i]->h < groups[home]->w * groups[home]->h))
                    home = i;
            if (home == kNone)
                home = nearest(groups, node.middle(), [](const Node* g) { return g->middle(); });
            within[home == kNone ? 0 : home].push_back(&node);
        }
    }
    std::size_t steps = 0, cards = 0;
    for (std::size_t s = 0; s < within.size(); s++) {
        if (groups.empty() && within[s].empty()) continue;
        journey::StageText stage{groups.empty() ? "Journey" : groups[s]->text, {}};
        const auto columns = columns_of(within[s]);
        if (!columns) return columns.error();
        for (const std::size_t at : order_of(*columns, *canvas)) {
            const Column& column = (*columns)[at];
            const std::string place = "/nodes/" + std::to_string(column.step->at);
            if (++steps > journey::kMaxSteps)
                return fault(Code::too_large, place, "more steps than a journey may have");
            journey::StepText step{column.step->text, column.step->is_moment, column.feeling, {}};
            for (const Node* card : column.cards) {
                if (++cards > journey::kMaxCards)
                    return fault(Code::too_large, place, "more cards than a journey may have");
                step.cards.push_back({lane_of(*card, labels), card->text, card->evidence});
            }
            stage.steps.push_back(std::move(step));
        }
        out.stages.push_back(std::move(stage));
    }
    if (out.stages.empty())
        return fault(Code::invalid, "/nodes", "there is no step in this canvas");
    if (out.title.empty()) out.title = "Imported journey";
    return out;
}

}  // namespace icx::exchange
