#include "survey/words.hpp"

#include <array>
#include <string>

namespace icx::survey {
namespace {

struct Row {
    std::string_view key;
    std::array<std::string_view, 3> text;  // English, German, Arabic
};

constexpr Row kRows[] = {
    {"other", {"Other", "Andere Antwort", "إجابة أخرى"}},
    {"not_applicable", {"Not applicable", "Trifft nicht zu", "لا ينطبق"}},
    {"your_colleagues", {"your colleagues", "Ihren Kolleginnen und Kollegen", "زملائك"}},
    {"loop", {"{0}, {1} of {2}", "{0}, {1} von {2}", "{0}، {1} من {2}"}},
    {"needs_step",
     {"Please choose a number.", "Bitte wählen Sie eine Zahl.", "يرجى اختيار رقم."}},
    {"needs_agree",
     {"Please say how far you agree.", "Bitte sagen Sie, wie sehr Sie zustimmen.",
      "يرجى تحديد مدى موافقتك."}},
    {"needs_single",
     {"Please choose one answer.", "Bitte wählen Sie eine Antwort.",
      "يرجى اختيار إجابة واحدة."}},
    {"needs_multiple",
     {"Please choose at least one answer.", "Bitte wählen Sie mindestens eine Antwort.",
      "يرجى اختيار إجابة واحدة على الأقل."}},
    {"needs_text",
     {"Please write an answer.", "Bitte schreiben Sie eine Antwort.", "يرجى كتابة إجابة."}},
    {"needs_number",
     {"Please enter a number.", "Bitte geben Sie eine Zahl ein.", "يرجى إدخال رقم."}},
    {"needs_date",
     {"Please enter a date.", "Bitte geben Sie ein Datum ein.", "يرجى إدخال تاريخ."}},
    {"needs_other",
     {"Please write your answer in the field, or choose another option.",
      "Bitte schreiben Sie Ihre Antwort in das Feld, oder wählen Sie eine andere.",
      "يرجى كتابة إجابتك في الحقل أو اختيار خيار آخر."}},
    {"wrong_step",
     {"Please choose a number from {0} to {1}.", "Bitte wählen Sie eine Zahl von {0} bis {1}.",
      "يرجى اختيار رقم من {0} إلى {1}."}},
    {"wrong_option",
     {"This option does not belong to the question. Please choose again.",
      "Diese Antwort gehört nicht zur Frage. Bitte wählen Sie noch einmal.",
      "هذا الخيار لا ينتمي إلى السؤال. يرجى الاختيار مجددًا."}},
    {"not_together",
     {"“{0}” cannot be combined with other answers.",
      "„{0}“ passt nicht zu weiteren Antworten.",
      "لا يمكن الجمع بين «{0}» وإجابات أخرى."}},
    {"twice",
     {"An option is ticked twice.", "Eine Antwort ist zweimal gewählt.",
      "تم تحديد خيار مرتين."}},
    {"too_long",
     {"This is {0} characters too long; up to {1} fit.",
      "Das sind {0} Zeichen zu viel; höchstens {1} passen.",
      "النص أطول من المسموح بمقدار {0} حرفًا؛ الحد الأقصى {1}."}},
    {"number_range",
     {"Please enter a number from {0} to {1}.", "Bitte geben Sie eine Zahl von {0} bis {1} ein.",
      "يرجى إدخال رقم من {0} إلى {1}."}},
    {"wrong_date",
     {"This date does not exist. Please write it as year, month, day.",
      "Dieses Datum gibt es nicht. Bitte schreiben Sie Jahr, Monat, Tag.",
      "هذا التاريخ غير موجود. يرجى كتابته: السنة ثم الشهر ثم اليوم."}},
    {"agree_1",
     {"Disagree strongly", "Stimme gar nicht zu", "لا أوافق بشدة"}},
    {"agree_2", {"Disagree", "Stimme nicht zu", "لا أوافق"}},
    {"agree_3", {"Disagree somewhat", "Stimme eher nicht zu", "لا أوافق إلى حد ما"}},
    {"agree_4", {"Neither", "Weder noch", "محايد"}},
    {"agree_5", {"Agree somewhat", "Stimme eher zu", "أوافق إلى حد ما"}},
    {"agree_6", {"Agree", "Stimme zu", "أوافق"}},
    {"agree_7", {"Agree strongly", "Stimme voll zu", "أوافق بشدة"}},
};

std::string_view base(std::string_view language) {
    return language.substr(0, language.find_first_of("-_"));
}

std::size_t column(std::string_view language) {
    const std::string_view tag = base(language);
    return tag == "de" ? 1 : tag == "ar" ? 2 : 0;
}

}  // namespace

std::string_view word(std::string_view language, std::string_view key) {
    for (const Row& row : kRows)
        if (row.key == key) return row.text[column(language)];
    return {};
}

std::string_view agree_label(std::string_view language, int points, int step) {
    // Positions among the seven: the shorter scales leave out the steps in between.
    constexpr std::string_view kSteps4 = "1267";
    constexpr std::string_view kSteps5 = "12467";
    constexpr std::string_view kSteps7 = "1234567";
    const std::string_view steps = points == 4   ? kSteps4
                                   : points == 5 ? kSteps5
                                   : points == 7 ? kSteps7
                                                 : std::string_view{};
    if (step < 1 || step > static_cast<int>(steps.size())) return {};
    return word(language, std::string("agree_") + steps[static_cast<std::size_t>(step - 1)]);
}

bool is_right_to_left(std::string_view language) {
    for (const std::string_view tag : {"ar", "he", "fa", "ur", "ckb", "ps", "sd", "ug", "yi", "dv"})
        if (base(language) == tag) return true;
    return false;
}

std::string say(std::string_view language, std::string_view key,
                std::initializer_list<std::string_view> values) {
    const std::string_view pattern = word(language, key);
    std::string out;
    for (std::size_t i = 0; i < pattern.size(); i++) {
        const bool is_place = pattern[i] == '{' && i + 2 < pattern.size() && pattern[i + 2] == '}';
        const std::size_t index = is_place ? static_cast<std::size_t>(pattern[i + 1] - '0') : 9;
        if (index < values.size()) {
            out += values.begin()[index];
            i += 2;
        } else {
            out += pattern[i];
        }
    }
    return out;
}

}  // namespace icx::survey
