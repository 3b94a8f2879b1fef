//! HTTP with the services of devices, on 127.0.0.1 and nowhere else.

use std::io;
use std::net::Ipv4Addr;
use std::ops::{ControlFlow, RangeInclusive};
use std::time::Duration;

use devices::{CancelToken, HttpFault, LoopbackHttp, Question};
use futures_util::future::join_all;
use reqwest::header::CONTENT_TYPE;
use reqwest::{Client, Method, Response, redirect};
use tokio::net::TcpStream;
use tokio::runtime::{Builder, Runtime};
use tokio::time::{sleep, timeout};

use crate::client::tls;
use crate::error::is_malformed;

/// How long somebody on this computer may take to accept a connection; where nobody listens Windows would try for seconds.
const KNOCKING: Duration = Duration::from_millis(400);

/// How often the cancel token is looked at.
const LOOK: Duration = Duration::from_millis(50);

/// A client without memory: every question has its own connection, as these services want it. Its methods wait; call them from threads
/// that may.
#[derive(Debug)]
pub struct LoopbackClient {
    http: Client,
    /// `None` only while it is dropped.
    runtime: Option<Runtime>,
}

impl LoopbackClient {
    /// Follows no redirects, uses no proxy of the environment, keeps no cookies.
    ///
    /// # Errors
    /// When the system gives no event queue.
    pub fn new() -> io::Result<Self> {
        let http = Client::builder()
            // Never used, but the library asks for one.
            .tls_backend_preconfigured(tls(&[]).map_err(io::Error::other)?)
            .redirect(redirect::Policy::none())
            .no_proxy()
            .http1_only()
            .pool_max_idle_per_host(0)
            .connect_timeout(KNOCKING)
            .build()
            .map_err(io::Error::other)?;
        Ok(Self { http, runtime: Some(Builder::new_current_thread().enable_all().build()?) })
    }

    async fn sent(&self, question: &Question) -> Result<Response, HttpFault> {
        let method = Method::from_bytes(question.verb.as_bytes()).map_err(|_| HttpFault::NoHttp)?;
        let address = format!("http://{}:{}{}", Ipv4Addr::LOCALHOST, question.port, question.path);
        let request = self.http.request(method, address).header(CONTENT_TYPE, "application/json").header("EXT", "thu-nhan");
        request.body(question.body.clone()).send().await.map_err(|error| fault(&error))
    }

    async fn answer(&self, question: &Question) -> Result<Vec<u8>, HttpFault> {
        let mut response = self.sent(question).await?;
        let mut answer = Vec::new();
        while let Some(part) = response.chunk().await.map_err(|error| fault(&error))? {
            if answer.len() + part.len() > question.most {
                return Err(HttpFault::TooLong);
            }
            answer.extend_from_slice(&part);
        }
        Ok(answer)
    }

    async fn pieces(&self, question: &Question, take: &mut dyn FnMut(&[u8]) -> ControlFlow<()>) -> Result<(), HttpFault> {
        let late = |_| HttpFault::TimedOut;
        let mut response = timeout(question.within, self.sent(question)).await.map_err(late)??;
        while let Some(piece) = timeout(question.within, response.chunk()).await.map_err(late)?.map_err(|error| fault(&error))? {
            if take(&piece).is_break() {
                break;
            }
        }
        Ok(())
    }
}

impl LoopbackHttp for LoopbackClient {
    fn listening(&self, ports: RangeInclusive<u16>, cancel: &CancelToken) -> Vec<u16> {
        let Some(runtime) = &self.runtime else { return Vec::new() };
        let knock = |port| async move {
            let heard = timeout(KNOCKING, TcpStream::connect((Ipv4Addr::LOCALHOST, port))).await;
            heard.is_ok_and(|stream| stream.is_ok()).then_some(port)
        };
        runtime.block_on(async {
            tokio::select! {
                heard = join_all(ports.map(knock)) => heard.into_iter().flatten().collect(),
                () = cancelled(cancel) => Vec::new(),
            }
        })
    }

    fn ask(&self, question: &Question, cancel: &CancelToken) -> Result<Vec<u8>, HttpFault> {
        let runtime = self.runtime.as_ref().ok_or(HttpFault::BrokenOff)?;
        runtime.block_on(async {
            tokio::select! {
                answer = timeout(question.within, self.answer(question)) => answer.unwrap_or(Err(HttpFault::TimedOut)),
                // The connection is closed with the question.
                () = cancelled(cancel) => Err(HttpFault::Cancelled),
            }
        })
    }

    fn follow(&self, question: &Question, cancel: &CancelToken, take: &mut dyn FnMut(&[u8]) -> ControlFlow<()>) -> Result<(), HttpFault> {
        let runtime = self.runtime.as_ref().ok_or(HttpFault::BrokenOff)?;
        runtime.block_on(async {
            tokio::select! {
                end = self.pieces(question, take) => end,
                () = cancelled(cancel) => Err(HttpFault::Cancelled),
            }
        })
    }
}

async fn cancelled(cancel: &CancelToken) {
    while !cancel.is_cancelled() {
        sleep(LOOK).await;
    }
}

impl Drop for LoopbackClient {
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            // Whoever drops it may be asynchronous, and must not wait.
            runtime.shutdown_background();
        }
    }
}

fn fault(error: &reqwest::Error) -> HttpFault {
    if error.is_connect() {
        HttpFault::NobodyThere
    } else if error.is_timeout() {
        HttpFault::TimedOut
    } else if is_malformed(error) {
        HttpFault::NoHttp
    } else {
        HttpFault::BrokenOff
    }
}
