//! Station and center over real TLS, with certificates of an authority made for the test by the `openssl` tool.

use std::path::Path;
use std::process::Command;
use std::sync::Arc;

use intake_protocol::Health;
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;
use uplink::{CenterAddress, CenterClient, ClientSettings, Jitter, UplinkError, authorities_from_pem};

use crate::door::{Silent, task};
use crate::post::Post;

fn openssl(folder: &Path, arguments: &[&str]) {
    let done = Command::new("openssl").args(arguments).current_dir(folder).output().expect("openssl runs");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
}

/// An authority `<name>.pem` and under it a server certificate for 127.0.0.1, `<name>-server.pem` with its key.
fn authority(folder: &Path, name: &str) {
    let (ca, key, server) = (format!("{name}.pem"), format!("{name}.key"), format!("{name}-server"));
    let curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "30"];
    let mut own = vec!["req", "-x509", "-subj", "/CN=Test TLS authority", "-keyout", &key, "-out", &ca];
    own.extend(curve);
    openssl(folder, &own);
    let (server_key, server_pem) = (format!("{server}.key"), format!("{server}.pem"));
    let mut issued = vec!["req", "-x509", "-subj", "/CN=center", "-addext", "subjectAltName=IP:127.0.0.1", "-addext", "basicConstraints=critical,CA:FALSE"];
    issued.extend(["-CA", &ca, "-CAkey", &key, "-keyout", &server_key, "-out", &server_pem]);
    issued.extend(curve);
    openssl(folder, &issued);
}

/// TLS in front of a center, with this authority's server certificate.
async fn tls_before(center: std::net::SocketAddr, folder: &Path, name: &str) -> String {
    let certificate = CertificateDer::from_pem_file(folder.join(format!("{name}-server.pem"))).expect("a certificate");
    let key = PrivateKeyDer::from_pem_file(folder.join(format!("{name}-server.key"))).expect("a key");
    let config = rustls::ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .with_safe_default_protocol_versions()
        .expect("versions")
        .with_no_client_auth()
        .with_single_cert(vec![certificate], key)
        .expect("a pair");
    let acceptor = TlsAcceptor::from(Arc::new(config));
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a port");
    let address = listener.local_addr().expect("an address");
    tokio::spawn(async move {
        while let Ok((station, _)) = listener.accept().await {
            let acceptor = acceptor.clone();
            tokio::spawn(async move {
                let (Ok(mut station), Ok(mut center)) = (acceptor.accept(station).await, TcpStream::connect(center).await) else { return };
                let _ = tokio::io::copy_bidirectional(&mut station, &mut center).await;
            });
        }
    });
    format!("https://{address}")
}

fn trusting(folder: &Path, name: &str, address: &str) -> CenterClient {
    let pem = std::fs::read(folder.join(format!("{name}.pem"))).expect("the file");
    let mut settings = ClientSettings::new(Jitter::none());
    settings.tls_authorities = authorities_from_pem(&pem).expect("authorities");
    CenterClient::new(CenterAddress::parse(address).expect("an address"), settings).expect("a client")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_center_over_tls_is_reached_by_who_trusts_its_authority_and_by_nobody_else() {
    let post = Post::new();
    let center = post.center().await;
    let folder = tempfile::tempdir().expect("a folder");
    authority(folder.path(), "ours");
    authority(folder.path(), "foreign");
    let address = tls_before(center.address(), folder.path(), "ours").await;

    let station = trusting(folder.path(), "ours", &address);
    assert_eq!(station.health().await, Ok(Health { protocol: 1, ready: true }));
    let parcel = post.parcel();
    station.upload(&task(&parcel), &mut Silent).await.expect("uploaded");
    let receipt = station.receipt(&parcel.metadata.package_id, &parcel.sealed.file_digest).await.expect("an answer");
    assert!(receipt.is_some());

    let doubting = trusting(folder.path(), "foreign", &address);
    assert_eq!(doubting.health().await, Err(UplinkError::Unreachable));
    center.stop().await;
}

#[test]
fn an_https_address_without_an_authority_is_refused_and_not_tried_for_ever() {
    let address = CenterAddress::parse("https://center.example").expect("an address");
    let refused = CenterClient::new(address, ClientSettings::new(Jitter::none())).expect_err("nobody would be trusted");
    assert_eq!(refused, UplinkError::NoAuthority);
    assert_eq!(authorities_from_pem(b"no certificate here"), Err(UplinkError::NoAuthority));
    assert!(authorities_from_pem(b"-----BEGIN CERTIFICATE-----\n%%\n-----END CERTIFICATE-----\n").is_err());
}
