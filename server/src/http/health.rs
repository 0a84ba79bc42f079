//! Liveness, readiness and version, for whatever watches the process.
//! Invariant: `/healthz` depends on nothing but the process; `/readyz` answers within its deadline and tells no detail.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use actix_web::{HttpResponse, web};

/// How long the readiness of what lies behind may take.
pub const DEADLINE: Duration = Duration::from_secs(2);
/// The addresses that a watcher asks, by whatever name it knows the server.
pub const PATHS: [&str; 3] = ["/healthz", "/readyz", "/version"];

/// Answers whether what lies behind is ready: the database reachable, its migrations applied.
pub type Readiness = Arc<dyn Fn() -> Pin<Box<dyn Future<Output = bool> + Send>> + Send + Sync>;

/// Whether the process still wants requests; shared by all its workers.
#[derive(Clone)]
pub struct Health {
    draining: Arc<AtomicBool>,
    readiness: Readiness,
    deadline: Duration,
    version: &'static str,
}

impl Health {
    /// Makes the health of a process that is not draining.
    #[must_use]
    pub fn new(readiness: Readiness, version: &'static str) -> Self {
        Self { draining: Arc::default(), readiness, deadline: DEADLINE, version }
    }

    /// Sets another deadline for the readiness of what lies behind.
    #[must_use]
    pub fn with_deadline(self, deadline: Duration) -> Self {
        Self { deadline, ..self }
    }

    /// Says from now on that the process is not ready.
    pub fn drain(&self) {
        self.draining.store(true, Ordering::Release);
    }

    /// Adds the three endpoints.
    pub fn routes(&self, config: &mut web::ServiceConfig) {
        let [alive, ready, version] = PATHS;
        let (health, number) = (self.clone(), serde_json::json!({ "version": self.version }));
        config
            .route(alive, web::get().to(async || said(true, "alive")))
            .route(ready, web::get().to(move || health.clone().ready()))
            .route(version, web::get().to(move || std::future::ready(HttpResponse::Ok().json(&number))));
    }

    async fn ready(self) -> HttpResponse {
        if self.draining.load(Ordering::Acquire) {
            return said(false, "draining");
        }
        let behind = tokio::time::timeout(self.deadline, (self.readiness)()).await.unwrap_or(false);
        said(behind, if behind { "ready" } else { "not ready" })
    }
}

fn said(good: bool, word: &'static str) -> HttpResponse {
    let mut builder = if good { HttpResponse::Ok() } else { HttpResponse::ServiceUnavailable() };
    builder.content_type("application/json").body(format!("{{\"status\":\"{word}\"}}\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn status(readiness: Readiness) -> u16 {
        let health = Health::new(readiness, "0").with_deadline(Duration::from_millis(50));
        health.ready().await.status().as_u16()
    }

    #[actix_web::test]
    async fn what_lies_behind_is_ready_in_time_or_not_ready() {
        assert_eq!(status(Arc::new(|| Box::pin(async { true }))).await, 200);
        assert_eq!(status(Arc::new(|| Box::pin(async { false }))).await, 503);
        let frozen: Readiness = Arc::new(|| Box::pin(std::future::pending()));
        let answer = tokio::time::timeout(Duration::from_secs(5), status(frozen)).await;
        assert_eq!(answer, Ok(503));
    }
}
