//! Stories over HTTP, each told once, in the words of whoever lives it.
//!
//! Invariant: a story goes through pages and forms alone, as a browser without JavaScript would.

mod accounts;
mod at_once;
mod budgets;
mod check_in;
mod coverage;
mod cycles;
mod declared;
mod delegations;
mod drafts;
mod forms;
mod headers;
mod imports;
mod links;
mod map;
mod measures;
mod outline;
mod owed;
mod owners;
mod palette;
mod past;
mod proposals;
mod refusals;
mod rollout;
mod said;
mod search;
mod second_person;
mod settings;
mod strategies;
mod strategy;
mod translations;
mod writing;
