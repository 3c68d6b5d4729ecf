#include "cli/arguments.hpp"

namespace icx::cli {

core::Result<Arguments> parse_arguments(const std::vector<std::string>& words,
                                        const std::set<std::string, std::less<>>& with_value,
                                        const std::set<std::string, std::less<>>& flags) {
    using core::Code;
    using core::Error;
    Arguments arguments;
    bool is_plain = false;
    for (std::size_t i = 0; i < words.size(); i++) {
        const std::string& word = words[i];
        if (is_plain || word.substr(0, 2) != "--") {
            arguments.positions.push_back(word);
            continue;
        }
        if (word == "--") {
            is_plain = true;
            continue;
        }
        const auto equals = word.find('=');
        const std::string name = word.substr(0, equals);
        if (arguments.has(name))
            return Error{Code::invalid, "option " + name + " is given twice", "", ""};
        if (flags.count(name) && equals == std::string::npos) {
            arguments.options[name] = "";
        } else if (!with_value.count(name)) {
            return Error{Code::invalid, "option " + name + " is not known", "", ""};
        } else if (equals != std::string::npos) {
            arguments.options[name] = word.substr(equals + 1);
        } else if (i + 1 < words.size()) {
            arguments.options[name] = words[++i];
        } else {
            return Error{Code::invalid, "option " + name + " needs a value", "", ""};
        }
    }
    return arguments;
}

}  // namespace icx::cli
