#include "cli/results_json.hpp"

#include <cmath>

#include "statistics/distributions.hpp"

namespace icx::cli {
namespace {

using core::Value;

Value hidden_value(int min_group) {
    Value v = Value::map();
    v.set("hidden", true);
    v.set("reason", insight::hidden_words(min_group));
    return v;
}

Value scale_counts(const insight::Figures& figures) {
    Value::List list;
    for (const auto& count : figures.counts) list.push_back(count_value(count.n));
    return Value(std::move(list));
}

Value choices_value(const insight::Figures& figures) {
    Value::List list;
    for (const auto& count : figures.counts) {
        Value item = proportion_value(count.n, figures.n);
        item.set("label", count.label);
        list.push_back(std::move(item));
    }
    return Value(std::move(list));
}

void add_figures(Value& out, const insight::QuestionResults& question,
                 const insight::Figures& f) {
    out.set("hidden", false);
    out.set("n", count_value(f.n));
    out.set("not_applicable", count_value(f.not_applicable));
    out.set("rows", count_value(f.n + f.not_applicable));
    out.set("missing", count_value(f.missing));
    if (question.high > 0) {
        out.set("counts", scale_counts(f));
        out.set("counts_from", question.low);
    } else if (!f.counts.empty()) {
        out.set("choices", choices_value(f));
    }
    if (f.mean) out.set("mean", number_value(*f.mean));
    if (f.mean) out.set("sd", f.sd ? number_value(*f.sd) : Value());
    if (f.mean) out.set("mean_t_ci95", f.mean_ci ? interval_value(*f.mean_ci) : Value());
    if (f.favourable) {
        Value share = proportion_value(f.favourable->x, f.favourable->n);
        share.set("from", question.favourable_from);
        out.set("favourable", std::move(share));
    }
    if (f.nps) {
        Value nps = nps_value(f.nps->score);
        nps.set("scale", f.nps->is_alike ? "1-10, NPS-like" : "0-10");
        out.set("nps", std::move(nps));
    }
    if (f.quantiles) {
        Value q = Value::map();
        q.set("q25_type7", f.quantiles->q25);
        q.set("median", f.quantiles->median);
        q.set("q75_type7", f.quantiles->q75);
        if (f.quantiles->has_range) {
            q.set("min", f.quantiles->min);
            q.set("max", f.quantiles->max);
        }
        out.set("quantiles", std::move(q));
    }
}

Value comments_value(const insight::Comments& comments, int min_comments) {
    Value v = Value::map();
    v.set("hidden", comments.is_hidden);
    if (comments.is_hidden) {
        v.set("reason", "fewer than " + std::to_string(min_comments) + " comments");
        return v;
    }
    Value::List texts;
    for (const std::string& text : comments.texts) texts.push_back(Value(text));
    v.set("texts", Value(std::move(texts)));
    return v;
}

Value question_value(const insight::SurveyResults& results,
                     const insight::QuestionResults& question, bool with_groups) {
    Value v = Value::map();
    v.set("id", question.id);
    v.set("key", question.key);
    v.set("code", question.code);
    v.set("question", question.text);
    v.set("kind", model::to_value(question.kind));
    v.set("measure", model::to_value(question.measure));
    if (!question.loop_label.empty()) v.set("department_rated", question.loop_label);
    if (question.all.is_hidden()) {
        v.set("hidden", true);
        v.set("reason", insight::hidden_words(results.min_group));
    } else {
        add_figures(v, question, *question.all.figures);
    }
    if (question.comments.is_hidden || !question.comments.texts.empty())
        v.set("comments", comments_value(question.comments, results.min_comments));
    if (!with_groups) return v;
    Value groups = Value::map();
    for (std::size_t g = 0; g < question.groups.size(); g++) {
        if (question.groups[g].is_hidden()) {
            groups.set(results.groups[g].label, hidden_value(results.min_group));
            continue;
        }
        Value figures = Value::map();
        add_figures(figures, question, *question.groups[g].figures);
        groups.set(results.groups[g].label, std::move(figures));
    }
    v.set("groups", std::move(groups));
    return v;
}

}  // namespace

Value count_value(std::size_t n) { return Value(static_cast<std::int64_t>(n)); }

Value numbers_value(std::span<const double> numbers) {
    Value::List list;
    for (const double number : numbers) list.push_back(number_value(number));
    return Value(std::move(list));
}

Value number_value(double number) { return std::isfinite(number) ? Value(number) : Value(); }

Value interval_value(const statistics::Interval& interval) {
    return Value(Value::List{number_value(interval.low), number_value(interval.high)});
}

Value proportion_value(std::size_t x, std::size_t n) {
    const statistics::ExactProportion p = statistics::exact_proportion(x, n);
    Value v = Value::map();
    v.set("x", count_value(x));
    v.set("n", count_value(n));
    v.set("p", number_value(p.score.p));
    v.set("wilson", interval_value(p.score.wilson));
    v.set("clopper_pearson", interval_value(p.clopper_pearson));
    v.set("agresti_coull", interval_value(p.agresti_coull));
    v.set("jeffreys", interval_value(p.jeffreys));
    return v;
}

Value nps_value(const statistics::Nps& nps) {
    Value v = Value::map();
    v.set("n", count_value(nps.n));
    v.set("promoters", count_value(nps.promoters));
    v.set("passives", count_value(nps.passives));
    v.set("detractors", count_value(nps.detractors));
    v.set("nps", number_value(nps.nps));
    v.set("var_unit", number_value(nps.var_unit));
    v.set("se", number_value(nps.se));
    v.set("se_n_minus_1", number_value(nps.se_n_minus_1));
    v.set("ci95_wald", interval_value(nps.ci95_wald));
    v.set("ci95_adj_wald_rocks", interval_value(nps.ci95_adj_wald_rocks));
    return v;
}

Value results_value(const insight::SurveyResults& results, bool with_groups) {
    Value v = Value::map();
    v.set("survey", results.survey.text);
    v.set("title", results.title);
    v.set("responses", count_value(results.responses));
    v.set("min_n", results.min_group);
    v.set("min_comments", results.min_comments);
    if (results.invited) v.set("invited", proportion_value(results.invited->x, results.invited->n));
    Value::List days;
    for (const auto& day : results.curve) {
        Value item = Value::map();
        item.set("day", core::iso_date(day.day));
        item.set("n", count_value(day.n));
        item.set("total", count_value(day.total));
        days.push_back(std::move(item));
    }
    v.set("curve", Value(std::move(days)));
    Value::List questions;
    for (const auto& question : results.questions)
        questions.push_back(question_value(results, question, with_groups));
    v.set("questions", Value(std::move(questions)));
    if (!with_groups) return v;
    v.set("by", results.group_field);
    Value groups = Value::map();
    for (const auto& group : results.groups) {
        Value item = Value::map();
        item.set("hidden", !group.responses.has_value());
        if (group.responses) item.set("responses", count_value(*group.responses));
        else item.set("reason", insight::hidden_words(results.min_group));
        groups.set(group.label, std::move(item));
    }
    v.set("groups", std::move(groups));
    return v;
}

}  // namespace icx::cli
