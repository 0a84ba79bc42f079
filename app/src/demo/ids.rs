//! The ids of the demo's rows: worked out from their keys, so that a link to a page of the demo is the same everywhere.
//!
//! Invariant: pure; equal keys give equal ids, and every id is a canonical UUID of version 8 (RFC 9562, section 5.8).

use sha2::{Digest, Sha256};

/// Returns the id of the row that `key` names within `table`.
pub(super) fn id(table: &str, key: &str) -> String {
    let digest = Sha256::digest(format!("throughline demo\n{table}\n{key}").as_bytes());
    let hex: String = digest
        .iter()
        .take(16)
        .enumerate()
        .map(|(i, byte)| match i {
            6 => format!("{:02x}", 0x80 | (byte & 0x0f)),
            8 => format!("{:02x}", 0x80 | (byte & 0x3f)),
            _ => format!("{byte:02x}"),
        })
        .collect();
    let (a, b, c, d, e) = (&hex[0..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..32]);
    format!("{a}-{b}-{c}-{d}-{e}")
}

#[cfg(test)]
mod tests {
    use super::id;
    use crate::id::NodeId;

    #[test]
    fn a_key_has_one_id_in_its_table() {
        assert_eq!(id("node", "berth"), id("node", "berth"));
        assert_ne!(id("node", "berth"), id("team", "berth"));
        assert_ne!(id("node", "berth"), id("node", "crew"));
        assert!(id("node", "berth").parse::<NodeId>().is_ok());
    }
}
