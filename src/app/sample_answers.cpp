#include "app/sample_answers.hpp"

#include <algorithm>
#include <cassert>
#include <numeric>

#include "app/projection.hpp"
#include "app/respond_commands.hpp"
#include "codec/documents.hpp"

namespace icx::app {
namespace {

using core::Value;

struct Respondent {
    std::size_t department = 0;
    std::int64_t mood = 0;  // thousandths of a standard deviation
    Value answers = Value::map();
    Value::List dealt_with;
};

// Roughly normal, in thousandths: the sum of twelve uniforms has variance one.
std::int64_t noise(core::Random& random) {
    std::int64_t sum = 0;
    for (int i = 0; i < 12; i++) sum += static_cast<std::int64_t>(random.below(1000));
    return sum - 6000;
}

void shuffle(std::vector<std::size_t>& order, core::Random& random) {
    for (std::size_t i = order.size(); i > 1; i--)
        std::swap(order[i - 1], order[random.below(i)]);
}

// `count` of the candidates by chance, then ordered from the worst mood of the day to the best.
std::vector<std::size_t> draw_by_mood(std::vector<std::size_t> candidates, std::size_t count,
                                      const std::vector<Respondent>& people,
                                      core::Random& random) {
    assert(count <= candidates.size());
    shuffle(candidates, random);
    candidates.resize(count);
    std::vector<std::pair<std::int64_t, std::size_t>> ranked;
    for (const std::size_t index : candidates)
        ranked.emplace_back(people[index].mood + noise(random), index);
    std::sort(ranked.begin(), ranked.end());
    std::transform(ranked.begin(), ranked.end(), candidates.begin(),
                   [](const auto& entry) { return entry.second; });
    return candidates;
}

std::vector<std::size_t> everyone(const std::vector<Respondent>& people) {
    std::vector<std::size_t> out(people.size());
    std::iota(out.begin(), out.end(), std::size_t{0});
    return out;
}

void give_totals(const AnswerTotals& totals, const std::string& key,
                 std::vector<Respondent>& people, core::Random& random) {
    const int answered = std::accumulate(totals.counts.begin(), totals.counts.end(), 0);
    const auto ranked =
        draw_by_mood(everyone(people), static_cast<std::size_t>(answered), people, random);
    std::size_t at = 0;
    for (std::size_t i = 0; i < totals.values.size(); i++)
        for (int n = 0; n < totals.counts[i]; n++)
            people[ranked[at++]].answers.set(key, totals.values[i]);
}

void give_ratings(const RatingTotals& ratings, const SurveyParts& parts,
                  std::vector<Respondent>& people, core::Random& random) {
    const std::string& option = parts.option("dealt_with", ratings.about).id.text;
    const std::string key = parts.question("gives").id.text + "@" + option;
    for (std::size_t d = 0; d < ratings.rated_and_agreed.size(); d++) {
        const auto [rated, agreed] = ratings.rated_and_agreed[d];
        std::vector<std::size_t> members;
        for (std::size_t i = 0; i < people.size(); i++)
            if (people[i].department == d) members.push_back(i);
        const auto ranked =
            draw_by_mood(members, static_cast<std::size_t>(rated), people, random);
        const AnswerTotals totals = agree_steps("gives", rated, agreed);
        std::size_t at = 0;
        for (std::size_t v = 0; v < totals.values.size(); v++)
            for (int n = 0; n < totals.counts[v]; n++) {
                Respondent& person = people[ranked[at++]];
                person.answers.set(key, totals.values[v]);
                person.dealt_with.push_back(option);
            }
    }
}

std::vector<Respondent> gather(const WavePlan& plan, const SurveyParts& parts,
                               const std::vector<model::Department>& departments,
                               core::Random& random) {
    // Crews at sea and at the quays see the back office least, and think accordingly.
    constexpr std::array<std::int64_t, 10> kMood = {-250, -350, 50, 250, 150, 100, 200, 350, 0, 0};
    std::vector<Respondent> people;
    for (std::size_t d = 0; d < plan.people.size(); d++)
        for (int n = 0; n < plan.people[d]; n++) {
            Respondent person;
            person.department = d;
            person.mood = kMood[d % kMood.size()] + noise(random);
            if (plan.people.size() > 1)
                person.answers.set(parts.question("department").id.text,
                                   parts.option("department", departments[d].id.text).id.text);
            people.push_back(std::move(person));
        }
    return people;
}

void give_comments(const WavePlan& plan, const SurveyParts& parts, std::vector<Respondent>& people,
                   core::Random& random) {
    std::vector<std::size_t> order = everyone(people);
    shuffle(order, random);
    assert(plan.comments.size() <= order.size());
    for (std::size_t i = 0; i < plan.comments.size(); i++)
        people[order[i]].answers.set(parts.question(plan.comment_code).id.text, plan.comments[i]);
}

}  // namespace

std::vector<int> split(int count, const std::vector<int>& weights) {
    const int total = std::accumulate(weights.begin(), weights.end(), 0);
    std::vector<int> out;
    std::vector<std::pair<int, std::size_t>> remainders;
    int left = count;
    for (std::size_t i = 0; i < weights.size(); i++) {
        out.push_back(count * weights[i] / total);
        remainders.emplace_back(-(count * weights[i] % total), i);
        left -= out.back();
    }
    std::sort(remainders.begin(), remainders.end());
    for (int i = 0; i < left; i++) out[remainders[static_cast<std::size_t>(i)].second]++;
    return out;
}

AnswerTotals steps(std::string_view code, int first, std::vector<int> counts) {
    AnswerTotals out{std::string(code), {}, std::move(counts)};
    for (std::size_t i = 0; i < out.counts.size(); i++)
        out.values.emplace_back(first + static_cast<int>(i));
    return out;
}

AnswerTotals agree_steps(std::string_view code, int answered, int agreed) {
    const std::vector<int> low = split(answered - agreed, {15, 37, 48});
    const std::vector<int> high = split(agreed, {63, 37});
    return steps(code, 1, {low[0], low[1], low[2], high[0], high[1]});
}

AnswerTotals recommend_steps(std::string_view code, int detractors, int passives, int promoters) {
    std::vector<int> counts = split(detractors, {3, 2, 4, 7, 11, 27, 30});
    for (const int count : split(passives, {44, 56})) counts.push_back(count);
    for (const int count : split(promoters, {58, 42})) counts.push_back(count);
    return steps(code, 0, std::move(counts));
}

std::vector<replica::Fact> answer_wave(const WavePlan& plan, const SurveyParts& parts,
                                       const std::vector<model::Department>& departments,
                                       const model::BatchId& batch, std::string_view salt) {
    core::SeededRandom random(plan.seed);
    std::vector<Respondent> people = gather(plan, parts, departments, random);
    for (const AnswerTotals& totals : plan.totals)
        give_totals(totals, parts.question(totals.code).id.text, people, random);
    for (const RatingTotals& ratings : plan.ratings) give_ratings(ratings, parts, people, random);
    if (!plan.ratings.empty())
        for (Respondent& person : people) {
            if (person.dealt_with.empty())
                person.dealt_with.push_back(parts.option("dealt_with", "None of these").id.text);
            person.answers.set(parts.question("dealt_with").id.text, person.dealt_with);
        }
    give_comments(plan, parts, people, random);
    std::vector<std::size_t> order = everyone(people);
    shuffle(order, random);
    assert(plan.days.size() == order.size());
    std::vector<replica::Fact> out;
    for (std::size_t i = 0; i < order.size(); i++) {
        codec::ResponseDocument response;
        response.id = core::hash_id("rs", std::string(salt) + "/" + std::to_string(i));
        response.survey = parts.survey.id.text;
        response.version = parts.survey.version.text;
        response.day = core::iso_date(core::civil_from_days(plan.days[i]));
        response.code = mint_receipt_code(random);
        response.batch = batch.text;
        response.answers = std::move(people[order[i]].answers);
        out.push_back({response_fact_id(response.id, batch), "response",
                       response_set(parts.survey.id, parts.survey.version, batch),
                       codec::encode_response_payload(response)});
    }
    return out;
}

}  // namespace icx::app
