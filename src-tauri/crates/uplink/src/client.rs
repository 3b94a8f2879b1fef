//! Single questions to the center.

use std::sync::Arc;
use std::sync::Mutex;
use std::sync::atomic::AtomicBool;

use enrollment::{Digest, PackageId};
use intake_protocol::limit::MAX_STATEMENT;
use intake_protocol::{Extensions, Health, PendingVerdict, Problem, ProblemCode, StatementTaken, WaitingFor, header, path};
use reqwest::header::{ACCEPT, CONTENT_TYPE};
use reqwest::{Client, Method, RequestBuilder, Response, redirect};
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject as _;

use crate::address::CenterAddress;
use crate::answer;
use crate::error::UplinkError;
use crate::settings::ClientSettings;

/// What the center says about a verdict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum VerdictAnswer {
    /// A signed verdict; to be verified.
    Decided(Vec<u8>),
    /// None yet.
    Waiting(WaitingFor),
    /// The center does not know the package.
    Unknown,
}

/// A client of one center. Cheap to keep for the life of the program; holds its connections open between questions.
#[derive(Debug)]
pub struct CenterClient {
    pub(crate) address: CenterAddress,
    pub(crate) http: Client,
    pub(crate) settings: ClientSettings,
    /// What the center can do, once asked.
    pub(crate) extensions: Mutex<Option<Extensions>>,
    /// Something on the way lets only `GET` and `POST` pass.
    pub(crate) override_method: AtomicBool,
}

impl CenterClient {
    /// A client for the center at this address. Follows no redirects, uses no proxy of the environment, keeps no cookies.
    ///
    /// # Errors
    /// [`UplinkError::NoAuthority`] for an `https` address without authorities: such a client could reach nobody, and nobody would
    /// see why.
    pub fn new(address: CenterAddress, settings: ClientSettings) -> Result<Self, UplinkError> {
        if address.is_https() && settings.tls_authorities.is_empty() {
            return Err(UplinkError::NoAuthority);
        }
        let http = Client::builder()
            .tls_backend_preconfigured(tls(&settings.tls_authorities)?)
            .redirect(redirect::Policy::none())
            .no_proxy()
            .http1_only()
            .connect_timeout(settings.connect)
            .build()
            .map_err(|_| UplinkError::Settings("http client"))?;
        Ok(Self { address, http, settings, extensions: Mutex::new(None), override_method: AtomicBool::new(false) })
    }

    /// The center's address.
    pub fn address(&self) -> &CenterAddress {
        &self.address
    }

    /// Whether the center is there and speaks this protocol.
    pub async fn health(&self) -> Result<Health, UplinkError> {
        let response = self.ask(Method::GET, path::HEALTH).send().await?;
        match response.status().as_u16() {
            200 => answer::plain(response).await,
            _ => Err(answer::failure(response).await),
        }
    }

    /// The center's signed policy, not yet verified.
    pub async fn policy(&self) -> Result<Vec<u8>, UplinkError> {
        let response = self.ask(Method::GET, path::POLICY).header(ACCEPT, header::STATEMENT_TYPE).send().await?;
        match response.status().as_u16() {
            200 => answer::statement(response, MAX_STATEMENT).await,
            _ => Err(answer::failure(response).await),
        }
    }

    /// Posts a signed approval manifest.
    pub async fn send_approval(&self, statement: &[u8]) -> Result<StatementTaken, UplinkError> {
        self.post_statement(path::APPROVALS, statement).await
    }

    /// Posts a signed void record.
    pub async fn send_void(&self, statement: &[u8]) -> Result<StatementTaken, UplinkError> {
        self.post_statement(path::VOIDS, statement).await
    }

    /// The receipt of a package, not yet verified; `None` while the center does not know the package. A refusal at the door of exactly
    /// this file comes back as [`UplinkError::NotTaken`].
    pub async fn receipt(&self, package: &PackageId, file: &Digest) -> Result<Option<Vec<u8>>, UplinkError> {
        let request = self.ask(Method::GET, &path::receipt(package, Some(file))).header(ACCEPT, header::STATEMENT_TYPE);
        let response = request.send().await?;
        match response.status().as_u16() {
            200 => answer::statement(response, MAX_STATEMENT).await.map(Some),
            404 => unknown(response).await.map(|()| None),
            _ => Err(answer::failure(response).await),
        }
    }

    /// The verdict on a package, not yet verified.
    pub async fn verdict(&self, package: &PackageId) -> Result<VerdictAnswer, UplinkError> {
        let request = self.ask(Method::GET, &path::verdict(package)).header(ACCEPT, header::STATEMENT_TYPE);
        let response = request.send().await?;
        match response.status().as_u16() {
            200 => answer::statement(response, MAX_STATEMENT).await.map(VerdictAnswer::Decided),
            202 => answer::plain::<PendingVerdict>(response).await.map(|pending| VerdictAnswer::Waiting(pending.waiting)),
            404 => unknown(response).await.map(|()| VerdictAnswer::Unknown),
            _ => Err(answer::failure(response).await),
        }
    }

    async fn post_statement(&self, path: &str, statement: &[u8]) -> Result<StatementTaken, UplinkError> {
        let request = self.ask(Method::POST, path).header(CONTENT_TYPE, header::STATEMENT_TYPE).body(statement.to_vec());
        let response = request.send().await?;
        match response.status().as_u16() {
            200 => answer::plain(response).await,
            _ => Err(answer::failure(response).await),
        }
    }

    fn ask(&self, method: Method, path: &str) -> RequestBuilder {
        self.http.request(method, self.address.at(path)).timeout(self.settings.answer)
    }
}

/// A 404 in the protocol's words is an answer; any other 404 comes from something that is not the center.
async fn unknown(response: Response) -> Result<(), UplinkError> {
    match answer::failure(response).await {
        UplinkError::NotTaken(Problem { code, .. }) if code == ProblemCode::PackageUnknown.as_str() => Ok(()),
        UplinkError::NotTaken(_) => Err(UplinkError::Garbage("not found")),
        error => Err(error),
    }
}

/// The authorities of a PEM file with one certificate or several, as [`ClientSettings::tls_authorities`] wants them. Everything else
/// in the file is passed over.
///
/// # Errors
/// [`UplinkError::Settings`] when the file is damaged, [`UplinkError::NoAuthority`] when there is no certificate in it.
pub fn authorities_from_pem(pem: &[u8]) -> Result<Vec<Vec<u8>>, UplinkError> {
    let read: Result<Vec<_>, _> = CertificateDer::pem_slice_iter(pem).map(|found| found.map(|one| one.as_ref().to_vec())).collect();
    match read {
        Ok(found) if found.is_empty() => Err(UplinkError::NoAuthority),
        Ok(found) => Ok(found),
        Err(_) => Err(UplinkError::Settings("TLS authority")),
    }
}

/// TLS 1.2 and 1.3 with ring, trusting the given authorities and no others.
pub(crate) fn tls(authorities: &[Vec<u8>]) -> Result<rustls::ClientConfig, UplinkError> {
    let mut roots = rustls::RootCertStore::empty();
    for authority in authorities {
        roots.add(authority.clone().into()).map_err(|_| UplinkError::Settings("TLS authority"))?;
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = rustls::ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|_| UplinkError::Settings("TLS versions"))?;
    Ok(config.with_root_certificates(roots).with_no_client_auth())
}
