//! A house for one test, with people in it.

use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

use diesel::connection::SimpleConnection;
use diesel::prelude::*;

use crate::access::{House, Role, Token, Viewer};
use crate::accounts::command;
use crate::accounts::password::Password;
use crate::accounts::secrets::Secrets;
use crate::accounts::store::account;
use crate::accounts::work::Client;
use crate::accounts::work::sign_in::{self, SignedIn};
use crate::error::Result;
use crate::id::AccountId;
use crate::storage::schema::{account as accounts, person};
use crate::storage::{Conn, Db, Location, migrate};
use crate::time::{Clock, SECOND, Timestamp};

/// What everybody here signs in with.
pub const PASSWORD: &str = "violet tram under nine harbours";

static COUNT: AtomicU32 = AtomicU32::new(0);

/// A house that is torn down with the value.
pub struct Home {
    pub house: House,
    pub clock: Clock,
    location: Location,
    place: Place,
}

enum Place {
    File(PathBuf),
    Schema(String),
}

impl Home {
    pub fn new() -> Self {
        let number = COUNT.fetch_add(1, Ordering::SeqCst);
        let name = format!("throughline_accounts_{}_{number}", std::process::id());
        let (location, place) = match std::env::var("TEST_DATABASE_URL") {
            Ok(url) => {
                let outside = Location::parse(&url).unwrap();
                let create = format!("CREATE SCHEMA \"{name}\"");
                outside.open().unwrap().batch_execute(&create).unwrap();
                (outside.within(&name), Place::Schema(name))
            }
            Err(_) => {
                let file = std::env::temp_dir().join(format!("{name}.sqlite"));
                let location = Location::parse(&format!("sqlite:{}", file.display())).unwrap();
                (location, Place::File(file))
            }
        };
        migrate::run(&location).unwrap();
        let clock = Clock::fixed(Timestamp(1_781_510_400 * SECOND));
        let db = Db::open(location.clone()).unwrap();
        let house = House::new(db, clock.clone(), [7; 32], 4).at("https://line.example");
        Self { house, clock, location, place }
    }

    pub fn conn(&self) -> Conn {
        self.location.open().unwrap()
    }

    pub fn secrets(&self) -> Secrets {
        Secrets::of(&self.house)
    }

    /// Adds somebody with an account and the password that everybody has.
    pub async fn add(&self, name: &str, role: Option<Role>) -> AccountId {
        let email = format!("{name}@line.example");
        let house = self.house.clone();
        let (mail, word) = (email.clone(), name.to_owned());
        actix_web::web::block(move || command::user_add(&house, &mail, Some(&word), role)).await.unwrap().unwrap();
        let password = Password::typed(PASSWORD).unwrap();
        let hash = self.house.hashing.hash(&self.secrets(), password).await.unwrap();
        diesel::update(accounts::table.filter(accounts::email.eq(&email)))
            .set(accounts::password_hash.eq(hash))
            .execute(&mut self.conn())
            .unwrap();
        self.account(name)
    }

    pub fn account(&self, name: &str) -> AccountId {
        account::find_by_email(&mut self.conn(), &format!("{name}@line.example")).unwrap().unwrap().id
    }

    /// Changes rows by hand, where no act of the product does.
    pub fn sql(&self, statement: &str) {
        self.conn().batch_execute(statement).unwrap();
    }

    pub async fn sign_in(&self, client: &Client, name: &str, password: &str) -> Result<SignedIn> {
        let email = format!("{name}@line.example");
        sign_in::sign_in(&self.house, client, &email, password, false).await
    }

    /// Signs in somebody without an office.
    pub async fn signed_in(&self, name: &str) -> (Token, Viewer) {
        let token = self.sign_in(&client("192.0.2.1"), name, PASSWORD).await.unwrap().token;
        let viewer = self.viewer(&token).await.unwrap();
        (token, viewer)
    }

    pub async fn viewer(&self, token: &Token) -> Option<Viewer> {
        self.house.viewer_of(token.clone()).await.unwrap()
    }

    pub fn people(&self) -> i64 {
        person::table.count().get_result(&mut self.conn()).unwrap()
    }
}

impl Drop for Home {
    fn drop(&mut self) {
        match &self.place {
            Place::File(file) => {
                for ending in ["", "-wal", "-shm"] {
                    let _ = std::fs::remove_file(format!("{}{ending}", file.display()));
                }
            }
            Place::Schema(name) => {
                if let Ok(mut conn) = self.location.open() {
                    let _ = conn.batch_execute(&format!("DROP SCHEMA \"{name}\" CASCADE"));
                }
            }
        }
    }
}

/// A browser at an address, with nothing.
pub fn client(address: &str) -> Client {
    Client { address: address.to_owned(), device: "Firefox on Linux".to_owned(), device_cookie: None, token: None }
}

/// The same browser with the token of a session.
pub fn with_token(token: &Token) -> Client {
    Client { token: Some(token.clone()), ..client("192.0.2.1") }
}
