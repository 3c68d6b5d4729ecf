#include "core/text.hpp"
#include "exchange/openslo.hpp"
#include "exchange/yaml.hpp"

namespace icx::exchange {
namespace {

constexpr std::size_t kMaxDescription = 1050;  // characters, as the specification wants it

class Writer {
public:
    std::string text;

    void add(const SloService& service) {
        begin("Service", service);
        if (service.description.empty())
            line(0, "spec: {}");
        else {
            line(0, "spec:");
            description(service.description);
        }
    }

    void add(const Slo& slo) {
        begin("SLO", slo);
        line(0, "spec:");
        if (!slo.description.empty()) description(slo.description);
        pair(1, "service", slo.service);
        line(1, "indicator:");
        line(2, "metadata:");
        pair(3, "name", slo.name + "-kept");
        line(2, "spec:");
        line(3, "ratioMetric:");
        line(4, "counter: true");
        metric("good", slo.source_type, slo.good);
        metric("total", slo.source_type, slo.total);
        line(1, "timeWindow:");
        line(2, "- duration: 1M");
        line(3, "isRolling: false");
        line(3, "calendar:");
        line(4, "startTime: 2026-01-01 00:00:00");
        pair(4, "timeZone", slo.zone.empty() ? "UTC" : slo.zone);
        line(1, "budgetingMethod: Occurrences");
        line(1, "objectives:");
        line(2, "- target: " + core::shortest_number(slo.target));
    }

private:
    void line(int depth, std::string_view words) {
        text.append(static_cast<std::size_t>(depth) * 2, ' ');
        text += words;
        text += '\n';
    }
    void pair(int depth, std::string_view key, std::string_view value) {
        line(depth, std::string(key) + ": " + yaml_text(value));
    }
    void description(std::string_view words) {
        pair(1, "description", core::cut_code_points(words, kMaxDescription));
    }
    void metric(std::string_view which, std::string_view type, std::string_view query) {
        line(4, std::string(which) + ":");
        line(5, "metricSource:");
        pair(6, "type", type);
        line(6, "spec:");
        pair(7, "requests", query);
    }
    template <class T>
    void begin(std::string_view kind, const T& object) {
        if (!text.empty()) line(0, "---");
        line(0, "apiVersion: openslo/v1");
        line(0, "kind: " + std::string(kind));
        line(0, "metadata:");
        pair(1, "name", object.name);
        if (!object.title.empty()) pair(1, "displayName", object.title);
        if (object.annotations.empty()) return;
        line(1, "annotations:");
        for (const auto& [key, value] : object.annotations)
            pair(2, std::string(kOpenSloPrefix) + key, value);
    }
};

}  // namespace

std::string write_openslo(const OpenSlo& document) {
    Writer writer;
    for (const SloService& service : document.services)
        writer.add(service);
    for (const Slo& slo : document.slos)
        writer.add(slo);
    return std::move(writer.text);
}

}  // namespace icx::exchange
