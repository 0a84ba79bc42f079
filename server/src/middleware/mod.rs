//! What stands between the socket and the product, one concern a file; `doors` puts them in order.
//! Invariant: each decides from the request and fixed rules alone, and none reads a body but `limits`.

pub mod authenticate;
pub mod client;
pub mod compression;
pub mod host;
pub mod limits;
pub mod methods;
pub mod outflow;
pub mod panics;
pub mod rate_limit;
pub mod request_id;
pub mod same_origin;
pub mod security_headers;
pub mod slow_reader;

/// Says whether a path is one of the routes or lies below one.
#[must_use]
pub fn is_below(path: &str, routes: &[String]) -> bool {
    routes
        .iter()
        .any(|route| path.strip_prefix(route.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')))
}

#[cfg(test)]
mod tests {
    use super::is_below;

    #[test]
    fn a_route_holds_itself_and_what_lies_below() {
        let routes = ["/import".to_owned()];
        assert!(is_below("/import", &routes) && is_below("/import/people", &routes));
        assert!(!is_below("/imports", &routes) && !is_below("/", &routes) && !is_below("/x/import", &routes));
    }
}
