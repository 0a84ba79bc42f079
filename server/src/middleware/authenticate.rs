//! Finds out who asks, once per request, and leaves the answer as a `Door` in the request.
//!
//! Invariant: a session that cannot be read is no session; only a failing database is told apart.

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::middleware::Next;
use actix_web::{HttpMessage, HttpResponse};
use app::access::{Door, House, Token};
use app::accounts::ClientAddress;

use super::client;

/// Passes the request on with a `Door`.
///
/// # Errors
/// Whatever the rest of the chain says.
pub async fn authenticate(
    req: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<impl MessageBody>, actix_web::Error> {
    let Some(house) = req.app_data::<actix_web::web::Data<House>>().map(|house| house.get_ref().clone()) else {
        return Ok(req.into_response(HttpResponse::InternalServerError()).map_into_right_body());
    };
    // Only the one name: beside `__Host-`, a sibling host could set the other.
    let token = req.cookie(house.site().session_cookie()).and_then(|cookie| Token::read(cookie.value()));
    let viewer = match token {
        None => None,
        Some(token) => match house.viewer_of(token).await {
            Ok(viewer) => viewer,
            Err(_) => {
                return Ok(req.into_response(HttpResponse::ServiceUnavailable()).map_into_right_body());
            }
        },
    };
    let address = req.headers().get(client::ADDRESS);
    if let Some(address) = address.and_then(|address| address.to_str().ok()) {
        let address = ClientAddress(address.to_owned());
        req.extensions_mut().insert(address);
    }
    req.extensions_mut().insert(Door { house, viewer });
    next.call(req).await.map(ServiceResponse::map_into_left_body)
}
