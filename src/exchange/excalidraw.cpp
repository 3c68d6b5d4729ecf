#include "exchange/excalidraw.hpp"

#include <algorithm>

#include "codec/json.hpp"
#include "core/hash.hpp"
#include "core/text.hpp"
#include "exchange/journey_sheet.hpp"

namespace icx::exchange {
namespace {

using core::Value;
using Kind = SheetBox::Kind;

constexpr const char* kInk = "#1e1e1e";
constexpr const char* kClear = "transparent";
constexpr int kFont = 16;
constexpr double kLineHeight = 1.25;
constexpr std::size_t kPerLine = 26;
constexpr std::int64_t kMadeAt = 1;  // milliseconds; a clock would make each export another one

Value pair_of(double x, double y) { return Value(Value::List{Value(x), Value(y)}); }

Value one_of(const char* key, Value value) {
    Value out = Value::map();
    out.set(key, std::move(value));
    return out;
}

class Drawing {
public:
    // What every element has; `kind` as Excalidraw names it.
    Value element(const std::string& id, const char* kind, const SheetBox& at) {
        Value e = Value::map();
        const auto seed = static_cast<std::int64_t>(core::crc32(id) & 0x7FFFFFFF);
        e.set("id", id);
        e.set("type", kind);
        e.set("x", at.x);
        e.set("y", at.y);
        e.set("width", at.w);
        e.set("height", at.h);
        e.set("angle", 0);
        e.set("strokeColor", kInk);
        e.set("backgroundColor", kClear);
        e.set("fillStyle", "solid");
        e.set("strokeWidth", 1);
        e.set("strokeStyle", "solid");
        e.set("roughness", 1);
        e.set("opacity", 100);
        e.set("groupIds", Value(Value::List{}));
        e.set("frameId", frame_.empty() ? Value() : Value(frame_));
        e.set("index", Value());
        e.set("roundness", Value());
        e.set("seed", seed);
        e.set("version", 1);
        e.set("versionNonce", seed);
        e.set("isDeleted", false);
        e.set("boundElements", Value(Value::List{}));
        e.set("updated", kMadeAt);
        e.set("link", Value());
        e.set("locked", false);
        return e;
    }

    void in_frame(std::string id) { frame_ = std::move(id); }

    Value text(const std::string& id, const SheetBox& at, const std::string& container, int size,
               bool is_centred) {
        const auto lines = wrapped_words(at.text, container.empty() ? 60 : kPerLine);
        std::string words;
        std::size_t longest = 1;
        for (const std::string& line : lines) {
            words += (words.empty() ? "" : "\n") + line;
            longest = std::max(longest, core::count_code_points(line));
        }
        SheetBox place = at;
        const double high = static_cast<double>(lines.size()) * size * kLineHeight;
        if (!container.empty()) {
            place.x += 5;
            place.w -= 10;
            place.y += (at.h - static_cast<int>(high)) / 2;
        } else {
            place.w = static_cast<int>(longest) * size * 6 / 10;
        }
        place.h = static_cast<int>(high);
        Value e = element(id, "text", place);
        e.set("text", words);
        e.set("originalText", container.empty() ? words : at.text);
        e.set("fontSize", size);
        e.set("fontFamily", 2);
        e.set("textAlign", is_centred ? "center" : "left");
        e.set("verticalAlign", container.empty() ? "top" : "middle");
        e.set("containerId", container.empty() ? Value() : Value(container));
        e.set("autoResize", true);
        e.set("lineHeight", kLineHeight);
        return e;
    }

    void box(const std::string& id, const SheetBox& at, const char* ground, bool is_dashed) {
        Value e = element(id, "rectangle", at);
        e.set("backgroundColor", ground);
        e.set("roundness", one_of("type", 3));
        if (is_dashed) e.set("strokeStyle", "dashed");
        Value::List bound;
        if (!at.text.empty()) {
            Value words = Value::map();
            words.set("id", id + "-text");
            words.set("type", "text");
            bound.push_back(std::move(words));
        }
        if (at.kind == Kind::step) {
            const auto add = [&](const std::string& arrow) {
                Value bind = Value::map();
                bind.set("id", arrow);
                bind.set("type", "arrow");
                bound.push_back(std::move(bind));
            };
            if (steps_ > 0) add(arrow_id(steps_));
            if (steps_ + 1 < all_steps) add(arrow_id(steps_ + 1));
        }
        e.set("boundElements", Value(std::move(bound)));
        elements.push_back(std::move(e));
        if (!at.text.empty()) elements.push_back(text(id + "-text", at, id, kFont, true));
    }

    // From the step before to this one.
    void step(const std::string& id, const SheetBox& at) {
        if (steps_ > 0) {
            SheetBox place;
            place.x = before_.x + before_.w + 4;
            place.y = before_.y + before_.h / 2;
            place.w = at.x - 4 - place.x;
            Value e = element(arrow_id(steps_), "arrow", place);
            e.set("frameId", Value());
            line_of(e, {pair_of(0, 0), pair_of(place.w, 0)});
            const auto bind = [](const std::string& to) {
                Value out = Value::map();
                out.set("elementId", to);
                out.set("focus", 0);
                out.set("gap", 4);
                return out;
            };
            e.set("startBinding", bind(before_id_));
            e.set("endBinding", bind(id));
            e.set("endArrowhead", "arrow");
            e.set("elbowed", false);
            elements.push_back(std::move(e));
        }
        before_ = at;
        before_id_ = id;
        steps_++;
    }

    void curve(const std::vector<std::pair<int, int>>& points, std::size_t number) {
        if (points.size() < 2) return;
        SheetBox place;
        Value::List list;
        int low = 0, high = 0;
        for (const auto& [x, y] : points) {
            list.push_back(pair_of(x - points[0].first, y - points[0].second));
            low = std::min(low, y - points[0].second);
            high = std::max(high, y - points[0].second);
        }
        place.x = points[0].first;
        place.y = points[0].second;
        place.w = points.back().first - points[0].first;
        place.h = high - low;
        Value e = element("curve-" + std::to_string(number), "line", place);
        e.set("frameId", Value());
        e.set("strokeColor", "#1971c2");
        e.set("strokeWidth", 2);
        e.set("roundness", one_of("type", 2));
        line_of(e, std::move(list));
        elements.push_back(std::move(e));
    }

    Value::List elements;
    std::size_t all_steps = 0;

private:
    static std::string arrow_id(std::size_t step) { return "arrow-" + std::to_string(step); }
    static void line_of(Value& e, Value::List points) {
        e.set("points", Value(std::move(points)));
        e.set("lastCommittedPoint", Value());
        e.set("startBinding", Value());
        e.set("endBinding", Value());
        e.set("startArrowhead", Value());
        e.set("endArrowhead", Value());
    }

    std::string frame_, before_id_;
    SheetBox before_;
    std::size_t steps_ = 0;
};

const char* ground_of(const journey::Document& document, const SheetBox& box) {
    using model::LaneKind;
    if (box.kind == Kind::step)
        return document.stages[box.stage].steps[box.step].is_moment ? "#ffec99" : "#ffffff";
    if (box.kind == Kind::lane) return "#f1f3f5";
    if (box.lane == LaneKind::pains || box.lane == LaneKind::risk) return "#ffc9c9";
    if (box.lane == LaneKind::gains) return "#b2f2bb";
    return box.lane == LaneKind::opportunities ? "#a5d8ff" : "#ffffff";
}

}  // namespace

std::string to_excalidraw(const journey::Document& document) {
    Drawing drawing;
    for (const auto& stage : document.stages)
        drawing.all_steps += stage.steps.size();
    const auto boxes = lay_out(document);
    std::vector<std::pair<int, int>> run;
    std::size_t runs = 0, heads = 0;
    const auto end_run = [&] {
        drawing.curve(run, ++runs);
        run.clear();
    };
    // A frame stands behind its contents in the list.
    std::optional<SheetBox> frame;
    const auto end_frame = [&] {
        if (!frame) return;
        drawing.in_frame({});
        Value e = drawing.element("stage-" + std::to_string(frame->stage + 1), "frame", *frame);
        e.set("name", frame->text);
        drawing.elements.push_back(std::move(e));
        frame.reset();
    };
    for (std::size_t i = 0; i < boxes.size(); i++) {
        const SheetBox& box = boxes[i];
        const std::string id = "box-" + std::to_string(i);
        switch (box.kind) {
        case Kind::title:
        case Kind::purpose:
        case Kind::persona:
            drawing.elements.push_back(drawing.text("head-" + std::to_string(++heads), box, {},
                                                    box.kind == Kind::title ? 28 : kFont, false));
            break;
        case Kind::stage:
            end_frame();
            frame = box;
            drawing.in_frame("stage-" + std::to_string(box.stage + 1));
            break;
        case Kind::step:
            drawing.box(id, box, ground_of(document, box), false);
            drawing.step(id, box);
            if (!document.stages[box.stage].steps[box.step].feeling) end_run();
            break;
        case Kind::feeling:
            run.emplace_back(box.x + box.w / 2, box.y + box.h / 2);
            drawing.elements.push_back(drawing.text(id, box, {}, kFont, false));
            break;
        case Kind::lane:
            drawing.box(id, box, ground_of(document, box), false);
            break;
        case Kind::card:
            drawing.box(id, box, ground_of(document, box),
                        document.stages[box.stage].steps[box.step].cards[box.card].evidence ==
                            model::Evidence::proposed);
            break;
        }
    }
    end_frame();
    end_run();
    Value state = Value::map();
    state.set("gridSize", Value());
    state.set("viewBackgroundColor", "#ffffff");
    Value out = Value::map();
    out.set("type", "excalidraw");
    out.set("version", 2);
    out.set("source", "ICX Studio");
    out.set("elements", Value(std::move(drawing.elements)));
    out.set("appState", std::move(state));
    out.set("files", Value::map());
    return codec::pretty_json(out);
}

}  // namespace icx::exchange
