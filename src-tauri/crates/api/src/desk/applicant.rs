//! The applicant's window.

use enrollment::CannotSign;
use station::{Pointer, Refusal, ScreenReport, Stroke as KeptStroke, Strokes, WithoutSignature};

use super::code::{camel, meant};
use super::spoken::script;
use super::{Desk, id};
use crate::requests::*;
use crate::views::*;

impl Desk<'_> {
    pub(crate) fn show_to_applicant(&self, request: ShowRequest) -> Result<ApplicationView, Refusal> {
        self.view(&self.station.show_to_applicant(&id(&request.application)?, &request.state)?)
    }

    pub(crate) fn take_from_applicant(&self, request: ApplicationRequest) -> Result<ApplicationView, Refusal> {
        self.view(&self.station.take_from_applicant(&id(&request.application)?)?)
    }

    pub(crate) fn choose_applicant_language(&self, request: ApplicantLanguageRequest) -> Result<ApplicantView, Refusal> {
        let application = id(&request.application)?;
        Ok(self.screen(self.station.choose_applicant_language(&application, &request.language, request.larger)?))
    }

    pub(crate) fn attest_without_signature(&self, request: AttestWithoutSignatureRequest) -> Result<ApplicationView, Refusal> {
        let finger = match (request.means.as_str(), request.finger) {
            // Right index, else left index, else the finger named: which one is the officers' act.
            ("fingerMark", finger) => Some(finger.unwrap_or(2)),
            ("neither", _) => None,
            _ => return Err(Refusal::new("meansUnknown").at("means")),
        };
        let reason: CannotSign = meant(&request.reason).ok_or_else(|| Refusal::new("reasonUnknown").at("reason"))?;
        let how = WithoutSignature {
            finger,
            reason,
            read_by: request.read_by,
            witness_name: request.witness_name,
            witness_number: request.witness_number,
        };
        self.view(&self.station.attest_without_signature(&id(&request.application)?, &how)?)
    }

    pub(crate) fn read_applicant_screen(&self, _: NothingRequest) -> Result<ApplicantView, Refusal> {
        Ok(self.screen(self.station.screen()))
    }

    pub(crate) fn say_line_wrong(&self, request: LineWrongRequest) -> Result<ApplicantView, Refusal> {
        Ok(self.screen(self.station.say_line_wrong(&request.field)?))
    }

    pub(crate) fn sign_as_applicant(&self, request: StrokesRequest) -> Result<ApplicantView, Refusal> {
        let strokes = Strokes {
            width: request.width,
            height: request.height,
            strokes: request.strokes.into_iter().map(stroke).collect(),
        };
        Ok(self.screen(self.station.sign_as_applicant(strokes, &request.summary_digest)?))
    }

    pub(crate) fn ask_for_help(&self, _: NothingRequest) -> Result<ApplicantView, Refusal> {
        Ok(self.screen(self.station.ask_for_help()?))
    }

    /// Returns when the sheet has been read, or the voice was stopped.
    pub(crate) fn read_aloud(&self, _: NothingRequest) -> Result<ApplicantView, Refusal> {
        let script = script(&self.station.screen(), &self.station.config().catalogs);
        Ok(self.screen(self.station.read_aloud(&script)?))
    }

    pub(crate) fn stop_reading(&self, _: NothingRequest) -> Result<ApplicantView, Refusal> {
        Ok(self.screen(self.station.stop_reading()))
    }

    pub(crate) fn note_reader(&self, request: ReaderRequest) -> Result<ApplicationView, Refusal> {
        self.view(&self.station.note_reader(&id(&request.application)?, &request.read_by)?)
    }

    fn screen(&self, screen: ScreenReport) -> ApplicantView {
        let config = self.station.config();
        ApplicantView {
            state: screen.state.code().to_owned(),
            language: screen.language.to_string(),
            larger: screen.larger,
            post: config.post.clone(),
            practice: config.practice,
            ticket: screen.ticket.map(|ticket| ticket.to_string()).unwrap_or_default(),
            desk: config.desk.clone(),
            address: screen.address.code().to_owned(),
            instruction: screen.instruction,
            manner: screen.manner.map(|manner| manner.code().to_owned()),
            live: screen.live.map(|camera| LiveView {
                instruction: camera.coaching.as_ref().and_then(|coaching| coaching.instruction).map(|instruction| instruction.code().to_owned()),
                good: camera.is_good(),
                simulated: camera.device.is_some_and(|device| device.simulated),
            }),
            lines: screen
                .summary
                .iter()
                .flat_map(|summary| summary.lines())
                .map(|line| SummaryLineView {
                    field: line.item.to_string(),
                    text: line.text.clone(),
                    codes: line.codes.iter().map(|code| camel(code)).collect(),
                })
                .collect(),
            portrait: screen.portrait.map(|id| format!("sample/{id}")),
            picture_wish: screen.picture_wish.code().to_owned(),
            summary_digest: screen.digest.map(|digest| digest.to_string()).unwrap_or_default(),
            asks_help: screen.asks_help,
            reading: screen.reading.to_owned(),
            reading_line: screen.reading_line.map(|line| line.to_string()),
            lines_wrong: screen.lines_wrong.iter().map(ToString::to_string).collect(),
        }
    }
}

fn stroke(stroke: Stroke) -> KeptStroke {
    let pointer = match stroke.pointer.as_str() {
        "pen" => Pointer::Pen,
        "touch" => Pointer::Touch,
        _ => Pointer::Mouse,
    };
    KeptStroke { pointer, points: stroke.points }
}
