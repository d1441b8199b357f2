//! Units that things are measured in, but money and time.

use super::lexeme::Case;

/// The words of a unit, how they must be spelt, and its common symbol.
pub(crate) const MEASURES: &[(&str, Case, &str)] = &[
    ("kilometre kilometres kilometer kilometers km kms", Case::Any, "km"),
    ("metre metres meter meters", Case::Any, "m"),
    ("centimetre centimetres centimeter centimeters cm cms", Case::Any, "cm"),
    ("millimetre millimetres millimeter millimeters mm", Case::Any, "mm"),
    ("mile miles", Case::Any, "mi"),
    ("foot feet ft", Case::Any, "ft"),
    ("inch inches", Case::Any, "in"),
    ("yard yards", Case::Any, "yd"),
    ("furlong furlongs", Case::Any, "fur"),
    ("acre acres", Case::Any, "ac"),
    ("hectare hectares", Case::Any, "ha"),
    ("litre litres liter liters", Case::Any, "L"),
    ("millilitre millilitres milliliter milliliters ml", Case::Any, "mL"),
    ("gallon gallons", Case::Any, "gal"),
    ("pint pints", Case::Any, "pt"),
    ("quart quarts", Case::Any, "qt"),
    ("barrel barrels", Case::Any, "bbl"),
    ("bushel bushels", Case::Any, "bu"),
    ("ounce ounces oz", Case::Any, "oz"),
    ("lb lbs", Case::Any, "lb"),
    ("kilogram kilograms kilogramme kilogrammes kilo kilos kg kgs", Case::Any, "kg"),
    ("gram grams gramme grammes", Case::Any, "g"),
    ("milligram milligrams mg", Case::Any, "mg"),
    ("microgram micrograms", Case::Any, "µg"),
    ("ton tons tonne tonnes", Case::Any, "t"),
    ("megaton megatons", Case::Any, "Mt"),
    ("kiloton kilotons", Case::Any, "kt"),
    ("carat carats", Case::Any, "ct"),
    ("knot knots", Case::Any, "kn"),
    ("mph", Case::Any, "mph"),
    ("kph kmh km/h", Case::Any, "km/h"),
    ("degree degrees °", Case::Any, "°"),
    ("watt watts", Case::Any, "W"),
    ("kilowatt kilowatts kW", Case::Any, "kW"),
    ("megawatt megawatts", Case::Any, "MW"),
    ("gigawatt gigawatts", Case::Any, "GW"),
    ("MW", Case::Upper, "MW"),
    ("GW", Case::Upper, "GW"),
    ("TWh", Case::Upper, "TWh"),
    ("kWh", Case::Upper, "kWh"),
    ("MWh", Case::Upper, "MWh"),
    ("volt volts", Case::Any, "V"),
    ("amp amps", Case::Any, "A"),
    ("hertz hz", Case::Any, "Hz"),
    ("megahertz mhz", Case::Any, "MHz"),
    ("gigahertz ghz", Case::Any, "GHz"),
    ("byte bytes", Case::Any, "B"),
    ("kilobyte kilobytes kb", Case::Any, "kB"),
    ("megabyte megabytes mb", Case::Any, "MB"),
    ("gigabyte gigabytes gb", Case::Any, "GB"),
    ("terabyte terabytes tb", Case::Any, "TB"),
    ("megabit megabits", Case::Any, "Mbit"),
    ("kbps", Case::Any, "kbit/s"),
    ("mbps", Case::Any, "Mbit/s"),
    ("gbps", Case::Any, "Gbit/s"),
    ("cc", Case::Any, "cm³"),
    ("gigabit gigabits", Case::Any, "Gbit"),
    ("calorie calories", Case::Any, "cal"),
    ("decibel decibels", Case::Any, "dB"),
    ("joule joules", Case::Any, "J"),
    ("horsepower hp", Case::Any, "hp"),
    ("magnitude", Case::Any, "magnitude"),
    ("psi", Case::Any, "psi"),
    ("megapixel megapixels", Case::Any, "Mpx"),
    ("teaspoon teaspoons", Case::Any, "tsp"),
    ("tablespoon tablespoons", Case::Any, "tbsp"),
];

/// The symbol of the letters glued behind a number: "10km", "5ft", "-10C".
pub(crate) fn glued(letters: &str) -> Option<&'static str> {
    Some(match letters {
        "C" => "°C",
        "F" => "°F",
        "in" => "in",
        "g" => "g",
        "kmh" => "km/h",
        "sqm" => "m²",
        "km2" => "km²",
        "m2" => "m²",
        "ha" => "ha",
        "L" | "l" => "L",
        _ => {
            MEASURES
                .iter()
                .find(|(words, case, _)| {
                    words
                        .split(' ')
                        .any(|word| if *case == Case::Any { word.eq_ignore_ascii_case(letters) } else { word == letters })
                })?
                .2
        }
    })
}
