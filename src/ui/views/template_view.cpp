#include "ui/views/template_view.hpp"

#include "app/templates.hpp"

namespace icx::ui {
namespace {

Icon icon_of(model::SurveyKind kind) {
    switch (kind) {
    case model::SurveyKind::relationship:
        return Icon::promise;
    case model::SurveyKind::transactional:
        return Icon::phone;
    case model::SurveyKind::pulse:
        return Icon::heart;
    case model::SurveyKind::screener:
        return Icon::question_loop;
    case model::SurveyKind::custom:
        return Icon::survey;
    }
    return Icon::survey;
}

}  // namespace

TemplateView build_templates() {
    TemplateView view;
    for (const app::TemplateInfo& info : app::templates())
        view.cards.push_back({std::string(info.id), icon_of(info.kind), std::string(info.title),
                              std::string(info.summary),
                              "about " + std::to_string(info.minutes) +
                                  (info.minutes == 1 ? " minute" : " minutes") + " to answer"});
    view.cards.push_back(
        {"", Icon::add, "Blank survey", "One empty page, everything yours to write.", ""});
    return view;
}

}  // namespace icx::ui
