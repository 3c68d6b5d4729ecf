#include "ui/views/respond_words.hpp"

namespace icx::ui {
namespace {

constexpr RespondWords kEnglish = {
    .language = "English",
    .title_suffix = "{0}, {1}",
    .page = "Page {0} of {1}",
    .kept = "Kept on this device",
    .saving = "Saving...",
    .not_saved = "Not saved: {0} - export now",
    .not_kept = "Preview, nothing is kept",
    .export_now = "Export now",
    .back = "Back",
    .next = "Next",
    .submit = "Submit",
    .start_button = "Start",
    .progress = "Progress",
    .preview_note = "Preview. Answers here are never kept or sent.",
    .length_one = "{0} questions, about 1 minute",
    .length = "{0} questions, about {1} minutes",
    .who_sees = "Who sees your answers",
    .who_sees_here = "Your answers are counted in this workspace as soon as you submit them.",
    .private_file = "What you hand over holds your answers, the day and a receipt code. It holds "
                    "no name and no time of day.",
    .small_groups = "Scores of fewer than {0} people and comments of fewer than {1} people are "
                    "hidden from everyone.",
    .on_device = "Until you submit, every answer stays on this device and nowhere else.",
    .resume = "Continue where you stopped",
    .begin_again = "Start another one",
    .draft_row = "Begun on {0}",
    .draft_note = "{0} answered",
    .drafts_title = "Begun on this device",
    .discard = "Discard",
    .discarded = "Answers discarded",
    .sent_before = "Submitted from this device on {0}, receipt {1}.",
    .not_required = "Not required",
    .privacy = "Comments are shown only when at least {0} people wrote one.",
    .counter = "{0} of {1}",
    .agree_stem = "How far do you agree?",
    .other_field = "Other, in your own words",
    .wrong_number = "Use digits, such as 12",
    .needs_one = "One question still needs an answer",
    .needs_many = "{0} questions still need an answer",
    .grid_of = "{0}, {1}",
    .review = "Check and submit",
    .review_lead = "After submitting, these answers can no longer be changed.",
    .unanswered_one = "One question is not answered. That is fine, it is not required.",
    .unanswered = "{0} questions are not answered. That is fine, they are not required.",
    .all_answered = "Every question is answered.",
    .change = "Change",
    .change_name = "Change {0}",
    .no_answer = "Not answered",
    .thanks = "Thank you",
    .thanks_default = "Your answers are complete.",
    .receipt_code = "Receipt",
    .keep_code = "Note it down. It names these answers without naming you.",
    .hand_over = "Your answers wait in the outbox of this device. Send the file to the person who "
                 "asked you; it stays in the outbox until you delete it.",
    .counted_here = "Your answers are counted in this workspace.",
    .share = "Share the file",
    .download = "Download the file",
    .copy = "Copy as text",
    .copied = "Copied. Paste it into a message to the person who asked you.",
    .downloaded = "Downloaded. Send the file to the person who asked you.",
    .answer_again = "Answer again",
    .outbox = "Outbox",
    .to_outbox = "Outbox, {0}",
    .outbox_lead = "Answers that were submitted on this device. They stay until you delete them.",
    .outbox_empty = "The outbox is empty",
    .outbox_empty_lead = "Answers that you submit wait here until you hand them over.",
    .not_sent_yet = "Not handed over yet",
    .handed_over = "Handed over",
    .day = "submitted on {0}",
    .export_all = "Download all in one file",
    .copy_all = "Copy all as text",
    .remove = "Delete",
    .removed = "Answers {0} deleted",
    .undo = "Undo",
    .sent_elsewhere = "These answers were submitted from another tab.",
    .draft_gone = "These answers were discarded in another tab.",
    .loading = "Loading the survey",
    .try_again = "Try again",
    .missing_title = "This survey could not be found",
    .missing = "There is no survey called \xE2\x80\x9C{0}\xE2\x80\x9D here. Check the address with "
               "the person who asked you. Answers kept on this device are safe.",
    .broken_title = "This survey file cannot be read",
    .broken = "{0}. Tell the person who asked you. Answers kept on this device are safe.",
    .newer_title = "This survey needs a newer page",
    .newer = "{0}. Reload the page when you are connected. Answers kept on this device are safe.",
    .no_survey_title = "Which survey?",
    .no_survey = "The address of this page names no survey. Open the link that you were sent.",
    .not_opened_title = "Answers cannot be kept on this device",
    .not_opened =
        "{0}. Try again, or open this page in another browser or outside a private window.",
    .send_failed = "Not submitted: {0}",
};

constexpr RespondWords kArabic = {
    .language = "العربية",
    .title_suffix = "{0}، {1}",
    .page = "الصفحة {0} من {1}",
    .kept = "محفوظ على هذا الجهاز",
    .saving = "جارٍ الحفظ...",
    .not_saved = "لم يُحفظ: {0} - صدّر الآن",
    .not_kept = "معاينة، لا يُحفظ شيء",
    .export_now = "صدّر الآن",
    .back = "رجوع",
    .next = "التالي",
    .submit = "إرسال",
    .start_button = "ابدأ",
    .progress = "التقدّم",
    .preview_note = "معاينة. لا تُحفظ الإجابات هنا ولا تُرسل.",
    .length_one = "{0} أسئلة، نحو دقيقة واحدة",
    .length = "{0} أسئلة، نحو {1} دقائق",
    .who_sees = "من يرى إجاباتك",
    .who_sees_here = "تُحتسب إجاباتك في مساحة العمل هذه فور إرسالها.",
    .private_file = "يحتوي ما تسلّمه على إجاباتك واليوم ورمز الإيصال فقط، من دون اسم ومن دون ساعة.",
    .small_groups = "تُخفى عن الجميع نتائج أقل من {0} أشخاص وتعليقات أقل من {1} أشخاص.",
    .on_device = "حتى الإرسال تبقى كل إجابة على هذا الجهاز وحده.",
    .resume = "تابع من حيث توقفت",
    .begin_again = "ابدأ من جديد",
    .draft_row = "بدأت في {0}",
    .draft_note = "أُجيب عن {0}",
    .drafts_title = "بدأت على هذا الجهاز",
    .discard = "تجاهل",
    .discarded = "أُلغيت الإجابات",
    .sent_before = "أُرسلت من هذا الجهاز في {0}، الإيصال {1}.",
    .not_required = "اختياري",
    .privacy = "لا تُعرض التعليقات إلا إذا كتبها {0} أشخاص على الأقل.",
    .counter = "{0} من {1}",
    .agree_stem = "إلى أي حد توافق؟",
    .other_field = "غير ذلك، بكلماتك",
    .wrong_number = "استخدم الأرقام، مثل 12",
    .needs_one = "سؤال واحد ما زال يحتاج إلى إجابة",
    .needs_many = "{0} أسئلة ما زالت تحتاج إلى إجابة",
    .grid_of = "{0}، {1}",
    .review = "راجع وأرسل",
    .review_lead = "بعد الإرسال لا يمكن تغيير هذه الإجابات.",
    .unanswered_one = "سؤال واحد بلا إجابة. لا بأس، فهو اختياري.",
    .unanswered = "{0} أسئلة بلا إجابة. لا بأس، فهي اختيارية.",
    .all_answered = "أُجيب عن كل الأسئلة.",
    .change = "تغيير",
    .change_name = "تغيير {0}",
    .no_answer = "بلا إجابة",
    .thanks = "شكرًا لك",
    .thanks_default = "اكتملت إجاباتك.",
    .receipt_code = "الإيصال",
    .keep_code = "دوّنه. فهو يدل على هذه الإجابات من دون أن يدل عليك.",
    .hand_over = "إجاباتك في صندوق الصادر على هذا الجهاز. أرسل الملف إلى من سألك؛ يبقى في الصندوق "
                 "حتى تحذفه.",
    .counted_here = "احتُسبت إجاباتك في مساحة العمل هذه.",
    .share = "شارك الملف",
    .download = "نزّل الملف",
    .copy = "انسخ كنص",
    .copied = "نُسخ. ألصقه في رسالة إلى من سألك.",
    .downloaded = "نُزّل. أرسل الملف إلى من سألك.",
    .answer_again = "أجب مرة أخرى",
    .outbox = "صندوق الصادر",
    .to_outbox = "صندوق الصادر، {0}",
    .outbox_lead = "إجابات أُرسلت على هذا الجهاز. تبقى حتى تحذفها.",
    .outbox_empty = "صندوق الصادر فارغ",
    .outbox_empty_lead = "تنتظر هنا الإجابات التي ترسلها حتى تسلّمها.",
    .not_sent_yet = "لم تُسلَّم بعد",
    .handed_over = "سُلّمت",
    .day = "أُرسلت في {0}",
    .export_all = "نزّل الكل في ملف واحد",
    .copy_all = "انسخ الكل كنص",
    .remove = "حذف",
    .removed = "حُذفت الإجابات {0}",
    .undo = "تراجع",
    .sent_elsewhere = "أُرسلت هذه الإجابات من علامة تبويب أخرى.",
    .draft_gone = "أُلغيت هذه الإجابات في علامة تبويب أخرى.",
    .loading = "جارٍ تحميل الاستطلاع",
    .try_again = "حاول مرة أخرى",
    .missing_title = "لم يُعثر على هذا الاستطلاع",
    .missing = "لا يوجد هنا استطلاع باسم «{0}». تحقق من العنوان مع من سألك. الإجابات المحفوظة على "
               "هذا الجهاز في أمان.",
    .broken_title = "تعذّرت قراءة ملف الاستطلاع",
    .broken = "{0}. أخبر من سألك. الإجابات المحفوظة على هذا الجهاز في أمان.",
    .newer_title = "يحتاج هذا الاستطلاع إلى صفحة أحدث",
    .newer = "{0}. أعد تحميل الصفحة عند الاتصال. الإجابات المحفوظة على هذا الجهاز في أمان.",
    .no_survey_title = "أي استطلاع؟",
    .no_survey = "لا يذكر عنوان هذه الصفحة أي استطلاع. افتح الرابط الذي وصلك.",
    .not_opened_title = "لا يمكن حفظ الإجابات على هذا الجهاز",
    .not_opened = "{0}. حاول مرة أخرى، أو افتح الصفحة في متصفح آخر أو خارج النافذة الخاصة.",
    .send_failed = "لم تُرسل: {0}",
};

std::string_view primary_tag(std::string_view tag) {
    return tag.substr(0, tag.find_first_of("-_"));
}

}  // namespace

const RespondWords& respond_words(std::string_view language_tag) {
    return primary_tag(language_tag) == "ar" ? kArabic : kEnglish;
}

std::string fill(std::string_view pattern, std::initializer_list<std::string_view> values) {
    std::string out;
    for (std::size_t at = 0; at < pattern.size(); at++) {
        const bool is_place = pattern[at] == '{' && at + 2 < pattern.size() &&
                              pattern[at + 2] == '}' && pattern[at + 1] >= '0' &&
                              static_cast<std::size_t>(pattern[at + 1] - '0') < values.size();
        if (!is_place) {
            out.push_back(pattern[at]);
            continue;
        }
        out += values.begin()[pattern[at + 1] - '0'];
        at += 2;
    }
    return out;
}

}  // namespace icx::ui
