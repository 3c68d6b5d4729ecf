// A journey's records made from a document, and a document made from its records.
#pragma once

#include "app/edit.hpp"
#include "core/random.hpp"
#include "journey/document.hpp"
#include "model/workspace.hpp"

namespace icx::app {

// Writes a whole journey; its lanes are those its cards need, and the usual ones. A persona of the
// same name is taken, else made. `salt` empty: ids by chance; else ids are hashes of salt and
// place.
void write_journey(Writes& out, const model::Workspace& workspace,
                   const journey::Document& document, const model::JourneyId& id, bool is_sample,
                   std::string_view salt, core::Random& random);

journey::Document document_of(const model::Workspace& workspace, const model::JourneyId& id);

}  // namespace icx::app
