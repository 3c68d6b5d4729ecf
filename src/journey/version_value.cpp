// A kept journey as a value and back.
#include "journey/document.hpp"
#include "journey/version.hpp"

namespace icx::journey {
namespace {

using core::Value;

Value optional_value(const std::optional<double>& number) {
    return number ? Value(*number) : Value();
}

void put_text(Value& out, const char* key, const std::string& text) {
    if (!text.empty()) out.set(key, text);
}

Value score_value(const KeptScore& score) {
    Value out = Value::map();
    out.set("mean", score.mean);
    out.set("low", score.low);
    out.set("high", score.high);
    out.set("n", static_cast<std::int64_t>(score.n));
    return out;
}

Value step_value(const KeptStep& step) {
    Value out = Value::map();
    out.set("id", step.id);
    out.set("title", step.title);
    put_text(out, "owner", step.owner);
    put_text(out, "question", step.question);
    put_text(out, "promise", step.promise);
    put_text(out, "opens", step.opens);
    if (step.is_moment) out.set("is_moment", true);
    if (step.as_is) out.set("as_is", optional_value(step.as_is));
    if (step.to_be) out.set("to_be", optional_value(step.to_be));
    if (step.score) out.set("score", score_value(*step.score));
    if (step.kept) out.set("kept", *step.kept);
    Value::List cards;
    for (const KeptCard& card : step.cards) {
        Value item = Value::map();
        item.set("id", card.id);
        item.set("lane", card.lane);
        item.set("text", card.text);
        item.set("evidence", card.evidence);
        if (card.severity) item.set("severity", card.severity);
        cards.push_back(std::move(item));
    }
    out.set("cards", Value(std::move(cards)));
    return out;
}

// Reads and remembers the first thing that is wrong.
class Reader {
public:
    std::string text(const Value& map, const char* key, const std::string& place,
                     bool is_needed = false) {
        const Value* found = map.find(key);
        if (!found) {
            if (is_needed) fail(place + "/" + key, "a text is missing");
            return {};
        }
        if (!found->is_text()) fail(place + "/" + key, "this has to be a text");
        return std::string(found->as_text());
    }
    std::optional<double> number(const Value& map, const char* key, const std::string& place,
                                 double low, double high) {
        const Value* found = map.find(key);
        if (!found || found->is_null()) return std::nullopt;
        const double value = found->as_real(low - 1);
        if (!(value >= low && value <= high)) fail(place + "/" + key, "this number does not fit");
        return value;
    }
    const Value::List& list(const Value& map, const char* key, const std::string& place) {
        const Value& found = map.at(key);
        if (!found.is_list()) fail(place + "/" + key, "a list is missing");
        return found.as_list();
    }
    bool is_map(const Value& value, const std::string& place) {
        if (!value.is_map()) fail(place, "this has to be an object");
        return value.is_map();
    }
    void fail(const std::string& place, const char* message,
              core::Code code = core::Code::corrupt) {
        if (!error) error = core::Error{code, message, place, ""};
    }
    std::optional<core::Error> error;
};

std::optional<KeptScore> score_of(Reader& read, const Value& map, const std::string& place) {
    const Value* found = map.find("score");
    if (!found || !read.is_map(*found, place + "/score")) return std::nullopt;
    const std::string here = place + "/score";
    KeptScore score;
    score.mean = read.number(*found, "mean", here, -2, 2).value_or(0);
    score.low = read.number(*found, "low", here, -2, 2).value_or(score.mean);
    score.high = read.number(*found, "high", here, -2, 2).value_or(score.mean);
    score.n = static_cast<std::size_t>(read.number(*found, "n", here, 0, 1e9).value_or(0));
    return score;
}

KeptStep step_of(Reader& read, const Value& map, const std::string& place, std::size_t& cards) {
    KeptStep step;
    step.id = read.text(map, "id", place, true);
    step.title = read.text(map, "title", place);
    step.owner = read.text(map, "owner", place);
    step.question = read.text(map, "question", place);
    step.promise = read.text(map, "promise", place);
    step.opens = read.text(map, "opens", place);
    step.is_moment = map.at("is_moment").as_bool();
    step.as_is = read.number(map, "as_is", place, -2, 2);
    step.to_be = read.number(map, "to_be", place, -2, 2);
    step.kept = read.number(map, "kept", place, 0, 1);
    step.score = score_of(read, map, place);
    std::size_t at = 0;
    for (const Value& item : read.list(map, "cards", place)) {
        const std::string here = place + "/cards/" + std::to_string(at++);
        if (++cards > kMaxCards) read.fail(here, "more cards than a journey may have");
        if (read.error || !read.is_map(item, here)) break;
        step.cards.push_back({read.text(item, "id", here, true), read.text(item, "lane", here),
                              read.text(item, "text", here), read.text(item, "evidence", here),
                              static_cast<int>(item.at("severity").as_int())});
    }
    return step;
}

}  // namespace

Value to_value(const Kept& kept) {
    Value out = Value::map();
    out.set("title", kept.title);
    Value::List lanes, stages;
    for (const KeptLane& lane : kept.lanes) {
        Value item = Value::map();
        item.set("id", lane.id);
        item.set("title", lane.title);
        lanes.push_back(std::move(item));
    }
    for (const KeptStage& stage : kept.stages) {
        Value item = Value::map();
        item.set("id", stage.id);
        item.set("title", stage.title);
        Value::List steps;
        for (const KeptStep& step : stage.steps)
            steps.push_back(step_value(step));
        item.set("steps", Value(std::move(steps)));
        stages.push_back(std::move(item));
    }
    out.set("lanes", Value(std::move(lanes)));
    out.set("stages", Value(std::move(stages)));
    return out;
}

core::Result<Kept> kept_from(const Value& value) {
    Reader read;
    Kept kept;
    if (!read.is_map(value, "")) return *read.error;
    kept.title = read.text(value, "title", "");
    std::size_t at = 0, steps = 0, cards = 0;
    for (const Value& item : read.list(value, "lanes", "")) {
        const std::string place = "/lanes/" + std::to_string(at++);
        if (read.error || !read.is_map(item, place)) break;
        kept.lanes.push_back({read.text(item, "id", place, true), read.text(item, "title", place)});
    }
    at = 0;
    for (const Value& item : read.list(value, "stages", "")) {
        const std::string place = "/stages/" + std::to_string(at++);
        if (read.error || !read.is_map(item, place)) break;
        KeptStage stage{read.text(item, "id", place, true), read.text(item, "title", place), {}};
        std::size_t within = 0;
        for (const Value& step : read.list(item, "steps", place)) {
            const std::string here = place + "/steps/" + std::to_string(within++);
            if (++steps > kMaxSteps) read.fail(here, "more steps than a journey may have");
            if (read.error || !read.is_map(step, here)) break;
            stage.steps.push_back(step_of(read, step, here, cards));
        }
        kept.stages.push_back(std::move(stage));
    }
    if (read.error) return *read.error;
    return kept;
}

}  // namespace icx::journey
