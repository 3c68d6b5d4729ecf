// The words round a survey's own text: buttons, save states, outbox. One table for each language
// that surveys are written in; another language's survey is framed in English. Places for values
// are {0} and {1}. Words of the engine (scale steps, what an answer lacks) live in
// survey/words.hpp.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace icx::ui {

struct RespondWords {
    std::string_view language;       // its own name
    std::string_view title_suffix;   // "{0}, {1}": page, survey
    // frame
    std::string_view page;           // "Page {0} of {1}"
    std::string_view kept, saving, not_saved, not_kept;
    std::string_view export_now, back, next, submit, start_button;
    std::string_view progress;
    std::string_view preview_note;
    // start
    std::string_view length_one, length;  // "{0} questions, about {1} minutes"
    std::string_view who_sees, who_sees_here, private_file, small_groups, on_device;
    std::string_view resume, begin_again, draft_row, draft_note, drafts_title, discard, discarded;
    std::string_view sent_before;
    // page
    std::string_view not_required, privacy, counter, agree_stem, other_field, wrong_number;
    std::string_view needs_one, needs_many, grid_of;
    // review
    std::string_view review, review_lead, unanswered_one, unanswered, all_answered, change,
        change_name, no_answer;
    // receipt and outbox
    std::string_view thanks, thanks_default, receipt_code, keep_code, hand_over, counted_here;
    std::string_view share, download, copy, copied, downloaded, answer_again, outbox, to_outbox;
    std::string_view outbox_lead, outbox_empty, outbox_empty_lead, not_sent_yet, handed_over, day;
    std::string_view export_all, copy_all, remove, removed, undo, sent_elsewhere, draft_gone;
    // errors
    std::string_view loading, try_again, missing_title, missing, broken_title, broken, newer_title,
        newer, no_survey_title, no_survey, not_opened_title, not_opened, send_failed;
};

const RespondWords& respond_words(std::string_view language_tag);

// "Page {0} of {1}" with its values.
std::string fill(std::string_view pattern, std::initializer_list<std::string_view> values);

}  // namespace icx::ui
