#include "replica/order.hpp"

#include <algorithm>

namespace icx::replica {
namespace {

constexpr std::string_view kDigits =
    "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
constexpr int kBase = 62;
constexpr std::size_t kHead = 3;    // digits that are counted up or down at the open ends
constexpr std::size_t kChance = 3;  // random characters

// The digit at `at`, 0 beyond the end; a foreign character counts as the next digit below it.
int digit(std::string_view text, std::size_t at) {
    if (at >= text.size()) return 0;
    const auto beyond = std::upper_bound(kDigits.begin(), kDigits.end(), text[at]);
    return beyond == kDigits.begin() ? 0 : static_cast<int>(beyond - kDigits.begin()) - 1;
}

bool is_ours(std::string_view text) {
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return kDigits.find(c) != std::string_view::npos; });
}

int head(std::string_view text) {
    int value = 0;
    for (std::size_t i = 0; i < kHead; i++)
        value = value * kBase + digit(text, i);
    return value;
}

std::string head_text(int value) {
    std::string text(kHead, '0');
    for (std::size_t i = kHead; i-- > 0; value /= kBase)
        text[i] = kDigits[static_cast<std::size_t>(value % kBase)];
    return text;
}

// The shortest text between the two that is a prefix of neither, so that anything may follow it.
std::string middle(std::string_view before, std::string_view after) {
    std::string text;
    bool is_bounded = !after.empty();
    for (std::size_t i = 0;; i++) {
        const int low = digit(before, i);
        const bool has_after = is_bounded && i < after.size();
        const int high = has_after ? digit(after, i) : kBase;
        if (has_after && high == low) {
            text += kDigits[static_cast<std::size_t>(low)];
            continue;
        }
        if (high - low > 1) {
            text += kDigits[static_cast<std::size_t>((low + high) / 2)];
            return text;
        }
        text += kDigits[static_cast<std::size_t>(low)];
        is_bounded = false;
    }
}

std::string stem(std::string_view before, std::string_view after) {
    constexpr int kLast = kBase * kBase * kBase - 1;
    if (before.empty() && after.empty()) return head_text(kLast / 2);
    // At the open ends one step of the head keeps lists that grow by appending short.
    if (after.empty() && head(before) < kLast) return head_text(head(before) + 1);
    if (before.empty() && head(after) > 1) return head_text(head(after) - 1);
    return middle(before, after);
}

void append_chance(std::string& text, core::Random& random) {
    for (std::size_t i = 1; i < kChance; i++)
        text += kDigits[random.below(kBase)];
    text += kDigits[1 + random.below(kBase - 1)];  // never '0' last: nothing fits below "x0"
}

}  // namespace

std::vector<std::string> positions_between(std::string_view before, std::string_view after,
                                           std::size_t count, core::Random& random) {
    if (count == 0) return {};
    // Equal, swapped or foreign neighbours come from outside; the new ones then follow `before`.
    if (!after.empty() && (before >= after || after.back() == '0' || !is_ours(after))) after = {};
    std::string prefix = stem(before, after);
    append_chance(prefix, random);
    if (count == 1) return {prefix};
    std::size_t width = 1;
    for (std::size_t room = kBase - 1; room < count; room *= kBase - 1)
        width++;
    std::vector<std::string> out;
    out.reserve(count);
    for (std::size_t i = 0; i < count; i++) {
        std::string text = prefix + std::string(width, '1');
        std::size_t rest = i;
        for (std::size_t d = text.size(); rest > 0; rest /= kBase - 1)
            text[--d] = kDigits[1 + rest % (kBase - 1)];
        out.push_back(std::move(text));
    }
    return out;
}

std::string position_between(std::string_view before, std::string_view after,
                             core::Random& random) {
    return positions_between(before, after, 1, random).front();
}

bool needs_rebalance(std::string_view position) { return position.size() > kLongestPosition; }

}  // namespace icx::replica
