#include "exchange/openslo.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "core/text.hpp"
#include "exchange/yaml.hpp"

namespace icx::exchange {
namespace {

using core::Code;
using core::Error;

constexpr std::string_view kVersion = "openslo/v1";
constexpr std::size_t kMaxObjects = 2000;
constexpr std::string_view kOtherKinds[] = {"DataSource", "SLI", "AlertPolicy", "AlertCondition",
                                            "AlertNotificationTarget"};

std::string place_of(const YamlNode& node) { return "line " + std::to_string(node.line); }

class Reader {
public:
    void take(const YamlNode& node) {
        if (node.is_none()) return;
        const std::string& version = node.at("apiVersion").text;
        if (version.rfind("openslo/", 0) != 0)
            return leave(node, "it names no openslo/v1 as its apiVersion");
        if (version != kVersion) return leave(node, "version " + version + " is not read");
        seen_++;
        const std::string& kind = node.at("kind").text;
        if (kind == "Service") return take_service(node);
        if (kind == "SLO") return take_slo(node);
        if (std::find(std::begin(kOtherKinds), std::end(kOtherKinds), kind) !=
            std::end(kOtherKinds))
            return leave(node, "an object of kind " + kind + " has no counterpart here");
        leave(node, "the kind \"" + kind + "\" is unknown");
    }

    core::Result<OpenSlo> finish(std::size_t documents) {
        if (seen_ == 0)
            return Error{Code::unsupported,
                         documents == 0 ? "the file is empty"
                                        : "no object of openslo/v1 is in the file",
                         out_.problems.empty() ? "" : out_.problems.front().place,
                         "each begins with apiVersion: openslo/v1"};
        return std::move(out_);
    }

private:
    void leave(const YamlNode& node, std::string why) {
        out_.problems.push_back({place_of(node), "left out, " + std::move(why)});
    }

    static Annotations annotations_of(const YamlNode& metadata) {
        Annotations out;
        for (const auto& [key, node] : metadata.at("annotations").entries)
            if (key.rfind(kOpenSloPrefix, 0) == 0)
                out[key.substr(kOpenSloPrefix.size())] = node.text;
        return out;
    }

    // Name and display name; false when there is no name.
    template <class T>
    bool take_head(const YamlNode& node, T& into) {
        const YamlNode& metadata = node.at("metadata");
        into.line = node.line;
        into.name = std::string(core::trim(metadata.at("name").text));
        into.title = std::string(core::trim(metadata.at("displayName").text));
        into.description = node.at("spec").at("description").text;
        into.annotations = annotations_of(metadata);
        if (!into.name.empty()) return true;
        leave(node, "its metadata has no name");
        return false;
    }

    void take_service(const YamlNode& node) {
        SloService service;
        if (!take_head(node, service)) return;
        if (!service_names_.insert(service.name).second)
            return leave(node, "there is a service \"" + service.name + "\" already");
        out_.services.push_back(std::move(service));
    }

    void take_slo(const YamlNode& node) {
        Slo slo;
        if (!take_head(node, slo)) return;
        if (!slo_names_.insert(slo.name).second)
            return leave(node, "there is an SLO \"" + slo.name + "\" already");
        const YamlNode& spec = node.at("spec");
        slo.service = std::string(core::trim(spec.at("service").text));
        const YamlNode& method = spec.at("budgetingMethod");
        if (method.text != "Occurrences")
            return leave(method.is_none() ? node : method,
                         method.is_none() ? "it says no budgetingMethod"
                                          : "it counts " + method.text +
                                                ", here requests are counted (Occurrences)");
        const YamlNode& objectives = spec.at("objectives");
        if (objectives.items.size() != 1)
            return leave(objectives.is_none() ? node : objectives,
                         "it has " + std::to_string(objectives.items.size()) +
                             " objectives, a promise has one aim");
        if (!take_target(objectives.items.front(), slo)) return;
        take_window(spec.at("timeWindow"), slo);
        take_source(spec.at("indicator").at("spec"), slo);
        out_.slos.push_back(std::move(slo));
    }

    bool take_target(const YamlNode& objective, Slo& slo) {
        const YamlNode& share = objective.at("target");
        const YamlNode& percent = objective.at("targetPercent");
        const YamlNode& given = share.is_none() ? percent : share;
        double target = 0;
        if (share.is_none() == percent.is_none()) {
            leave(objective, "an objective needs either target or targetPercent");
            return false;
        }
        if (!core::parse_number(given.text, target)) {
            leave(given, "its target \"" + given.text + "\" is no number");
            return false;
        }
        if (share.is_none()) target /= 100;
        if (!(target >= 0 && target < 1)) {
            leave(given, "its target " + given.text + " is not below all");
            return false;
        }
        slo.target = target;
        return true;
    }

    static void take_window(const YamlNode& windows, Slo& slo) {
        if (windows.items.empty()) return;
        const YamlNode& window = windows.items.front();
        slo.window = window.at("duration").text;
        if (window.at("isRolling").text == "true") slo.window += " rolling";
        slo.zone = window.at("calendar").at("timeZone").text;
    }

    static void take_source(const YamlNode& indicator, Slo& slo) {
        const YamlNode& ratio = indicator.at("ratioMetric");
        for (const YamlNode* metric : {&ratio.at("good"), &ratio.at("bad"), &ratio.at("total"),
                                       &ratio.at("raw"), &indicator.at("thresholdMetric")}) {
            const YamlNode& source = metric->at("metricSource");
            if (slo.source_type.empty()) slo.source_type = source.at("type").text;
            if (slo.source_type.empty()) slo.source_type = source.at("metricSourceRef").text;
        }
    }

    OpenSlo out_;
    std::size_t seen_ = 0;
    std::set<std::string> service_names_, slo_names_;
};

}  // namespace

bool is_openslo(std::string_view text) {
    const std::string_view head = text.substr(0, 64 << 10);
    const std::size_t at = head.find("apiVersion");
    return at != std::string_view::npos && head.find("openslo/", at) != std::string_view::npos;
}

core::Result<OpenSlo> read_openslo(std::string_view text) {
    const auto documents = parse_yaml(text);
    if (!documents) return documents.error();
    Reader reader;
    std::size_t count = 0;
    for (const YamlNode& document : *documents) {
        // A list of objects is how JSON puts several into one file.
        const bool is_list = document.kind == YamlNode::Kind::list;
        count += is_list ? document.items.size() : 1;
        if (count > kMaxObjects)
            return Error{Code::too_large, "there are more than 2,000 objects", place_of(document),
                         ""};
        if (!is_list) reader.take(document);
        for (const YamlNode& item : document.items)
            reader.take(item);
    }
    return reader.finish(count);
}

std::string openslo_name(std::string_view title) {
    constexpr std::size_t kMax = 56;
    std::string out;
    for (const char c : core::lower_ascii(title)) {
        const bool is_kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (is_kept)
            out += c;
        else if (!out.empty() && out.back() != '-')
            out += '-';
        if (out.size() == kMax) break;
    }
    while (!out.empty() && out.back() == '-')
        out.pop_back();
    return out.empty() ? "promise" : out;
}

}  // namespace icx::exchange
