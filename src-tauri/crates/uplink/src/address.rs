//! Where the center is: one origin, and nothing outside it is ever asked.

use std::net::IpAddr;

use reqwest::Url;

/// The center's base address. Over the network it is `https`; plain `http` is accepted on this machine's loopback only, for the
/// reference center of a demo post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CenterAddress(Url);

/// What is wrong with an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AddressError {
    /// Not an address at all.
    #[error("not a web address")]
    Unreadable,
    /// Neither `https` nor loopback `http`.
    #[error("neither https nor http on loopback")]
    Insecure,
    /// Holds a user name, a query or a fragment.
    #[error("holds more than scheme, host, port and path")]
    TooMuch,
}

impl CenterAddress {
    /// Reads `https://host[:port][/path]` or `http://127.0.0.1:port`.
    pub fn parse(text: &str) -> Result<Self, AddressError> {
        let mut url = Url::parse(text.trim()).map_err(|_| AddressError::Unreadable)?;
        let secure = match url.scheme() {
            "https" => url.has_host(),
            "http" => is_loopback(&url),
            _ => false,
        };
        if !secure {
            return Err(AddressError::Insecure);
        }
        if !url.username().is_empty() || url.password().is_some() || url.query().is_some() || url.fragment().is_some() {
            return Err(AddressError::TooMuch);
        }
        let path = url.path().trim_end_matches('/').to_owned();
        url.set_path(&path);
        Ok(Self(url))
    }

    /// The address as text, for screens and logs.
    pub fn as_str(&self) -> &str {
        self.0.as_str().trim_end_matches('/')
    }

    /// Whether the center is asked over TLS.
    pub fn is_https(&self) -> bool {
        self.0.scheme() == "https"
    }

    /// Host and port to reach, for a check without a request.
    pub fn host_and_port(&self) -> (String, u16) {
        (self.0.host_str().unwrap_or_default().to_owned(), self.0.port_or_known_default().unwrap_or(443))
    }

    /// A path of the protocol (beginning with `/`, with its query) at this center.
    pub(crate) fn at(&self, path_and_query: &str) -> Url {
        let (path, query) = match path_and_query.split_once('?') {
            Some((path, query)) => (path, Some(query)),
            None => (path_and_query, None),
        };
        let mut url = self.0.clone();
        url.set_path(&format!("{}{path}", self.0.path().trim_end_matches('/')));
        url.set_query(query);
        url
    }

    /// Reads a `Location`, absolute or relative to where it was answered; `None` if it leads away from this origin.
    pub(crate) fn follow(&self, answered_at: &Url, location: &str) -> Option<Url> {
        let url = answered_at.join(location).ok()?;
        let plain = url.username().is_empty() && url.password().is_none();
        (plain && url.origin() == self.0.origin()).then_some(url)
    }
}

fn is_loopback(url: &Url) -> bool {
    match url.host_str() {
        Some("localhost") => true,
        Some(host) => host.trim_matches(['[', ']']).parse::<IpAddr>().is_ok_and(|address| address.is_loopback()),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_https_or_loopback_is_an_address_of_the_center() {
        let table = [
            ("https://center.example", Ok("https://center.example")),
            ("https://center.example:8443/intake/", Ok("https://center.example:8443/intake")),
            ("http://127.0.0.1:4010", Ok("http://127.0.0.1:4010")),
            ("http://[::1]:4010/", Ok("http://[::1]:4010")),
            ("http://localhost:1", Ok("http://localhost:1")),
            ("http://center.example", Err(AddressError::Insecure)),
            ("http://127.0.0.1.evil.example", Err(AddressError::Insecure)),
            ("ftp://127.0.0.1", Err(AddressError::Insecure)),
            ("https://me:secret@center.example", Err(AddressError::TooMuch)),
            ("https://center.example/?a=b", Err(AddressError::TooMuch)),
            ("https://", Err(AddressError::Unreadable)),
            ("center", Err(AddressError::Unreadable)),
        ];
        for (text, expected) in table {
            let found = CenterAddress::parse(text);
            assert_eq!(found.as_ref().map(CenterAddress::as_str).map_err(|error| *error), expected, "{text}");
        }
    }

    #[test]
    fn a_location_outside_the_origin_is_not_followed() {
        let center = CenterAddress::parse("https://center.example/base").expect("an address");
        let asked = center.at("/v1/uploads");
        assert_eq!(asked.as_str(), "https://center.example/base/v1/uploads");
        let follow = |location: &str| center.follow(&asked, location).map(|url| url.to_string());
        assert_eq!(follow("/base/v1/uploads/7").as_deref(), Some("https://center.example/base/v1/uploads/7"));
        assert_eq!(follow("uploads/7").as_deref(), Some("https://center.example/base/v1/uploads/7"));
        assert_eq!(follow("https://center.example/x").as_deref(), Some("https://center.example/x"));
        for away in ["http://center.example/x", "https://center.example:444/x", "//evil.example/x", "https://a@center.example/", "https://["] {
            assert_eq!(follow(away), None, "{away}");
        }
    }
}
