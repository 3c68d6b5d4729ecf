// The strong id type of every record, and the prefix its ids are minted with.
#pragma once

#include "core/id.hpp"

namespace icx::model {

using SettingsId = core::Id<struct SettingsTag>;
using DepartmentId = core::Id<struct DepartmentTag>;
using PersonId = core::Id<struct PersonTag>;
using SurveyId = core::Id<struct SurveyTag>;
using SectionId = core::Id<struct SectionTag>;
using QuestionId = core::Id<struct QuestionTag>;
using OptionId = core::Id<struct OptionTag>;
using VersionId = core::Id<struct VersionTag>;
using BatchId = core::Id<struct BatchTag>;
using DraftId = core::Id<struct DraftTag>;
using ReceiptId = core::Id<struct ReceiptTag>;
using CalendarId = core::Id<struct CalendarTag>;
using ServiceId = core::Id<struct ServiceTag>;
using StandardId = core::Id<struct StandardTag>;
using ExcusalId = core::Id<struct ExcusalTag>;
using TargetId = core::Id<struct TargetTag>;
using LogMappingId = core::Id<struct LogMappingTag>;
using PersonaId = core::Id<struct PersonaTag>;
using JourneyId = core::Id<struct JourneyTag>;
using StageId = core::Id<struct StageTag>;
using StepId = core::Id<struct StepTag>;
using FeelingId = core::Id<struct FeelingTag>;
using LaneId = core::Id<struct LaneTag>;
using CardId = core::Id<struct CardTag>;
using JourneyVersionId = core::Id<struct JourneyVersionTag>;
using ContactId = core::Id<struct ContactTag>;
using AgreementId = core::Id<struct AgreementTag>;
using ClauseId = core::Id<struct ClauseTag>;
using UpstreamId = core::Id<struct UpstreamTag>;
using GoalId = core::Id<struct GoalTag>;
using GoalLinkId = core::Id<struct GoalLinkTag>;
using WorkshopId = core::Id<struct WorkshopTag>;
using BlockId = core::Id<struct BlockTag>;
using StickyId = core::Id<struct StickyTag>;
using StickyGroupId = core::Id<struct StickyGroupTag>;
using BallotId = core::Id<struct BallotTag>;
using VoteId = core::Id<struct VoteTag>;
using DecisionId = core::Id<struct DecisionTag>;
using WorkshopActionId = core::Id<struct WorkshopActionTag>;

}  // namespace icx::model
