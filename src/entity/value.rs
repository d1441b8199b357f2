//! Normalised values of numbers, amounts and times.

use serde::Serialize;

/// What a number, amount or time comes to.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[serde(untagged)]
pub enum Value {
    /// ISO 8601, for DATE and TIME: `2022-02-07`, `2022-01`, `P3W`, `T16:00Z`.
    Iso(String),
    /// For MONEY, PERCENT and QUANTITY.
    Amount(Amount),
    /// For CARDINAL and ORDINAL.
    Number(f64),
}

/// A number of units.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Amount {
    /// How many.
    pub amount: f64,
    /// Of what: an ISO 4217 code, `%`, or the unit's common symbol (`km`, `kg`).
    pub unit: String,
}
