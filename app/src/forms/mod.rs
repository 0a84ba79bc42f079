//! Forms: how a plain POST is answered, and where a refused one waits with its words.
//!
//! Invariant: every write works as a form without JavaScript; a form that is sent twice is done once; no error ever
//! travels in a URL; what was typed is kept for 30 minutes, passwords and codes excepted.

#[cfg(feature = "ssr")]
mod answer;
#[cfg(feature = "ssr")]
mod door;
#[cfg(feature = "ssr")]
mod file;
#[cfg(feature = "ssr")]
mod multipart;
#[cfg(feature = "ssr")]
mod once;
#[cfg(feature = "ssr")]
mod refused;
#[cfg(feature = "ssr")]
mod said;
#[cfg(feature = "ssr")]
mod store;

#[cfg(feature = "ssr")]
pub use answer::{forget_cookie, go, say, set_cookie, stands_on, tell_header};
#[cfg(feature = "ssr")]
pub use door::{answer, prepare, see_other};
#[cfg(feature = "ssr")]
pub use file::{CSV, file_answer};
#[cfg(feature = "ssr")]
pub use multipart::{Uploaded, answer_upload, receive, sending_of};
#[cfg(feature = "ssr")]
pub use once::Once;
#[cfg(feature = "ssr")]
pub use refused::{Refused, refused};
#[cfg(feature = "ssr")]
pub use said::{Said, take_said};
