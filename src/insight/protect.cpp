#include "insight/protect.hpp"

namespace icx::insight {

bool is_hidden_alone(std::size_t n, bool is_unanimous, std::size_t k) {
    return n > 0 && (n < k || (is_unanimous && n < 2 * k));
}

std::vector<bool> hide_groups(std::span<const GroupSize> groups, std::size_t k) {
    std::vector<bool> hidden(groups.size(), false);
    std::size_t count = 0;
    std::size_t people = 0;
    const auto hide = [&](std::size_t i) {
        hidden[i] = true;
        count += groups[i].n > 0 ? 1 : 0;
        people += groups[i].n;
    };
    for (std::size_t i = 0; i < groups.size(); i++)
        if (groups[i].must_hide || is_hidden_alone(groups[i].n, groups[i].is_unanimous, k)) hide(i);
    // A group hidden elsewhere that has nobody here protects nobody, yet showing its zero is
    // harmless.
    while (count > 0 && (count < 2 || people < k)) {
        std::size_t next = groups.size();
        for (std::size_t i = 0; i < groups.size(); i++) {
            if (hidden[i] || groups[i].n == 0) continue;
            if (next == groups.size() || groups[i].n < groups[next].n ||
                (groups[i].n == groups[next].n && groups[i].order < groups[next].order))
                next = i;
        }
        if (next == groups.size()) break;  // all are hidden
        hide(next);
    }
    return hidden;
}

}  // namespace icx::insight
