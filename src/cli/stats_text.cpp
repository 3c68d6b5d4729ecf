// `keyness` and `tfidf` of icx stats. Words are runs of ASCII letters, lower case, with one
// apostrophe inside ("don't"); every other byte parts them, as in the reference implementation.
#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "cli/results_json.hpp"
#include "cli/stats_methods.hpp"
#include "statistics/keyness.hpp"

namespace icx::cli {
namespace {

using core::Result;
using core::Value;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    for (std::size_t i = 0; i < text.size();) {
        if (!is_letter(text[i])) {
            i++;
            continue;
        }
        std::string word;
        const auto take = [&] {
            while (i < text.size() && is_letter(text[i]))
                word += static_cast<char>(text[i++] | 0x20);
        };
        take();
        if (i + 1 < text.size() && text[i] == '\'' && is_letter(text[i + 1])) {
            word += text[i++];
            take();
        }
        words.push_back(std::move(word));
    }
    return words;
}

struct Counts {
    double target = 0, reference = 0;  // or term and document frequency
};
using Terms = std::unordered_map<std::string, Counts>;

struct KeyTerm {
    std::string term;
    Counts counts;
    statistics::Keyness key;
};

Value key_terms_value(const std::vector<KeyTerm>& terms, std::size_t from, std::size_t to) {
    Value::List list;
    for (std::size_t i = from; i < to; i++) {
        Value v = Value::map();
        v.set("term", terms[i].term);
        v.set("target", number_value(terms[i].counts.target));
        v.set("ref", number_value(terms[i].counts.reference));
        v.set("G2_2cell", number_value(terms[i].key.g2_first_row));
        v.set("G2_4cell", number_value(terms[i].key.g2_table));
        v.set("log_ratio_half", number_value(terms[i].key.log_ratio));
        list.push_back(std::move(v));
    }
    return Value(std::move(list));
}

struct WeighedTerm {
    std::string term;
    double count = 0, documents = 0, idf = 0, smooth_idf = 0, weight = 0;
};

Value weighed_terms_value(const std::vector<WeighedTerm>& terms, std::size_t most) {
    Value::List list;
    for (std::size_t i = 0; i < std::min(most, terms.size()); i++) {
        Value v = Value::map();
        v.set("term", terms[i].term);
        v.set("tf", number_value(terms[i].count));
        v.set("df", number_value(terms[i].documents));
        v.set("idf_ln", number_value(terms[i].idf));
        v.set("idf_smooth_sklearn", number_value(terms[i].smooth_idf));
        v.set("sum_tfidf", number_value(terms[i].weight));
        list.push_back(std::move(v));
    }
    return Value(std::move(list));
}

}  // namespace

Result<Value> keyness_analysis(const StatsInput& input) {
    const auto texts = input.cells("text");
    if (!texts) return texts.error();
    const auto groups = input.cells("by");
    if (!groups) return groups.error();
    if (!input.spec.find("a")) return bad_analysis("\"keyness\" needs by and a");
    Terms terms;
    double target = 0, reference = 0;
    for (std::size_t i = 0; i < texts->size(); i++) {
        const bool is_target = is_same((*groups)[i], input.spec.at("a"));
        for (const std::string& word : words_of((*texts)[i])) {
            Counts& counts = terms[word];
            (is_target ? counts.target : counts.reference)++;
            (is_target ? target : reference)++;
        }
    }
    if (target == 0 || reference == 0) return bad_analysis("one side has no words");
    std::vector<KeyTerm> keys;
    for (const auto& [term, counts] : terms)
        keys.push_back(KeyTerm{
            term, counts, statistics::keyness(counts.target, target, counts.reference, reference)});
    std::sort(keys.begin(), keys.end(), [](const KeyTerm& x, const KeyTerm& y) {
        return x.key.g2_table != y.key.g2_table ? x.key.g2_table > y.key.g2_table : x.term < y.term;
    });
    constexpr std::size_t kTop = 25, kBottom = 15;
    Value v = Value::map();
    v.set("target_tokens", number_value(target));
    v.set("ref_tokens", number_value(reference));
    v.set("top", key_terms_value(keys, 0, std::min(kTop, keys.size())));
    v.set("bottom",
          key_terms_value(keys, keys.size() - std::min(kBottom, keys.size()), keys.size()));
    return v;
}

Result<Value> tfidf_analysis(const StatsInput& input) {
    const auto texts = input.cells("text");
    if (!texts) return texts.error();
    Terms terms;
    double tokens = 0;
    for (const std::string_view text : *texts) {
        std::vector<std::string> words = words_of(text);
        tokens += static_cast<double>(words.size());
        for (const std::string& word : words)
            terms[word].target++;
        std::sort(words.begin(), words.end());
        words.erase(std::unique(words.begin(), words.end()), words.end());
        for (const std::string& word : words)
            terms[word].reference++;
    }
    if (terms.empty()) return bad_analysis("there are no words here");
    const double documents = static_cast<double>(texts->size());
    std::vector<WeighedTerm> weighed;
    for (const auto& [term, counts] : terms) {
        const double idf = std::log(documents / counts.reference);
        weighed.push_back(WeighedTerm{term, counts.target, counts.reference, idf,
                                      std::log((1 + documents) / (1 + counts.reference)) + 1,
                                      counts.target * idf});
    }
    constexpr std::size_t kMost = 30;
    Value v = Value::map();
    v.set("docs", count_value(texts->size()));
    v.set("tokens", number_value(tokens));
    v.set("vocabulary", count_value(weighed.size()));
    std::sort(weighed.begin(), weighed.end(), [](const WeighedTerm& x, const WeighedTerm& y) {
        return x.count != y.count ? x.count > y.count : x.term < y.term;
    });
    v.set("by_tf", weighed_terms_value(weighed, kMost));
    std::sort(weighed.begin(), weighed.end(), [](const WeighedTerm& x, const WeighedTerm& y) {
        return x.weight != y.weight ? x.weight > y.weight : x.term < y.term;
    });
    v.set("by_sum_tfidf", weighed_terms_value(weighed, kMost));
    return v;
}

}  // namespace icx::cli
