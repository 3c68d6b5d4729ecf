// What one may start a survey from.
#pragma once

#include <string>
#include <vector>

#include "ui/widgets/icon.hpp"

namespace icx::ui {

struct TemplateCard {
    std::string id;  // "" is the blank survey
    Icon icon;
    std::string title;
    std::string summary;
    std::string time;  // "about 4 minutes to answer"
};

struct TemplateView {
    std::vector<TemplateCard> cards;
};

TemplateView build_templates();

}  // namespace icx::ui
