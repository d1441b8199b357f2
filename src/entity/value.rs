//! Normalised values of numbers, amounts and times.

use std::fmt;

use serde::{Deserialize, Serialize};

/// What a number, amount or time comes to.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Value {
    /// ISO 8601, for DATE and TIME: `2022-02-07`, `2022-01`, `P3W`, `T16:00Z`.
    Iso(String),
    /// For MONEY, PERCENT and QUANTITY.
    Amount(Amount),
    /// For CARDINAL and ORDINAL.
    Number(f64),
}

/// `2022-02-07`, `12 km`, `7`: for people, and for formats with one place for a value.
impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::Iso(iso) => f.write_str(iso),
            Value::Amount(Amount { amount, unit }) => write!(f, "{amount} {unit}"),
            Value::Number(number) => number.fmt(f),
        }
    }
}

/// A number of units.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Amount {
    /// How many.
    pub amount: f64,
    /// Of what: an ISO 4217 code, `%`, or the unit's common symbol (`km`, `kg`).
    pub unit: String,
}
