//! One list, two ways in: a typed function per operation for the shell, and one call by name for the bridge.

use std::sync::Arc;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use station::{Refusal, Station, Window};

use crate::desk::Desk;
use crate::problem;
use crate::requests::*;
use crate::views::*;

/// The operations of one station. Cheap to clone; every host holds one.
#[derive(Clone, Debug)]
pub struct Api {
    station: Result<Arc<Station>, Refusal>,
}

impl Api {
    /// The operations of a provisioned station.
    pub fn new(station: Arc<Station>) -> Self {
        Self { station: Ok(station) }
    }

    /// A station that could not start: `read_session` says why, everything else is refused with the same words.
    pub fn not_provisioned(why: Refusal) -> Self {
        Self { station: Err(why) }
    }

    /// The station, if there is one.
    pub fn station(&self) -> Option<&Arc<Station>> {
        self.station.as_ref().ok()
    }

    fn desk(&self, name: &str, listed: &str, window: Window) -> Result<Desk<'_>, Refusal> {
        if !may(window, listed) {
            return Err(Refusal::new("notThisWindow"));
        }
        let station = self.station.as_deref().map_err(Clone::clone)?;
        station.permit(name)?;
        Ok(Desk { station, window })
    }

    /// The one view that can be given without a station.
    fn absent<View: 'static>(&self, name: &str) -> Option<View> {
        let why = self.station.as_ref().err().filter(|_| name == "read_session")?;
        let view: Box<dyn std::any::Any> = Box::new(crate::desk::session::without_station(why));
        view.downcast().ok().map(|view| *view)
    }

    fn answer<View>(
        &self,
        name: &'static str,
        listed: &str,
        window: Window,
        work: impl FnOnce(Desk<'_>) -> Result<View, Refusal>,
    ) -> Result<View, ErrorView> {
        self.desk(name, listed, window).and_then(work).map_err(|refusal| problem::view(&refusal, Some(name)))
    }
}

/// Whether an operation listed for `listed` may be called from a window.
fn may(window: Window, listed: &str) -> bool {
    match listed {
        "both" => true,
        "desk" => window == Window::Desk,
        "applicant" => window == Window::Applicant,
        _ => false,
    }
}

fn parse<Request: DeserializeOwned>(json: Value) -> Result<Request, Refusal> {
    let json = if json.is_null() { Value::Object(serde_json::Map::new()) } else { json };
    // The parser's words may repeat what was typed: they stay out of the log.
    serde_json::from_value(json).map_err(|_| Refusal::new("requestUnreadable"))
}

fn write<View: Serialize>(view: View) -> Result<Value, Refusal> {
    serde_json::to_value(view).map_err(Refusal::internal)
}

macro_rules! dispatcher {
    ($($name:ident : $request:ident => $view:ident, $window:ident;)*) => {
        impl Api {
            $(
                #[doc = concat!("The operation `", stringify!($name), "`; see [`crate::operations`].")]
                ///
                /// # Errors
                /// A problem with its code and reference.
                pub fn $name(&self, window: Window, request: $request) -> Result<$view, ErrorView> {
                    if let Some(view) = self.absent::<$view>(stringify!($name)) {
                        return Ok(view);
                    }
                    self.answer(stringify!($name), stringify!($window), window, |desk| desk.$name(request))
                }
            )*

            /// Calls an operation by its name.
            ///
            /// Who may not call it learns nothing of whether the request was well formed.
            ///
            /// # Errors
            /// A problem with its code and reference.
            pub fn dispatch(&self, window: Window, name: &str, json: Value) -> Result<Value, ErrorView> {
                match name {
                    $(stringify!($name) => {
                        let problem = |refusal| problem::view(&refusal, Some(stringify!($name)));
                        if self.station.is_ok() {
                            self.desk(name, stringify!($window), window).map_err(problem)?;
                        }
                        let request: $request = parse(json).map_err(problem)?;
                        write(self.$name(window, request)?).map_err(problem)
                    })*
                    _ => Err(problem::view(&Refusal::new("unknownOperation"), None)),
                }
            }
        }
    };
}
crate::operations!(dispatcher);
