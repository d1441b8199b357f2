//! Money, percentages, quantities and plain numbers.

use super::check;

#[test]
fn money() {
    check(
        r#"
        It cost $1.2bn. => $1.2bn|MONEY|1200000000 USD
        It cost US$3m. => US$3m|MONEY|3000000 USD
        It cost C$9.6 million. => C$9.6 million|MONEY|9600000 CAD
        It cost €3-4 million. => €3-4 million|MONEY|3000000 EUR
        It cost $3 million to $4 million. => $3 million to $4 million|MONEY|3000000 USD
        It cost between $15 million and $30 million. => between $15 million and $30 million|MONEY|15000000 USD
        It costs $8 to $10 billion. => $8 to $10 billion|MONEY|8000000000 USD
        It rose from $3 to $4. => $3|MONEY|3 USD; $4|MONEY|4 USD
        It cost Rs 500 crore. => Rs 500 crore|MONEY|5000000000 INR
        It cost Rs. 4,000. => Rs. 4,000|MONEY|4000 INR
        It cost R92 million. => R92 million|MONEY|92000000 ZAR
        It cost RM36.12 million. => RM36.12 million|MONEY|36120000 MYR
        It cost Tk 2.65 crore. => Tk 2.65 crore|MONEY|26500000 BDT
        It cost 50 cents. => 50 cents|MONEY|0.5 USD
        It cost 5 million euros. => 5 million euros|MONEY|5000000 EUR
        It cost 16 Canadian dollars. => 16 Canadian dollars|MONEY|16 CAD
        It cost millions of dollars. => millions of dollars|MONEY|
        It cost £24 a year. => £24 a year|MONEY|24 GBP
        It cost 100 pounds. => 100 pounds|QUANTITY|100 lb
        Weighing 100 pounds, it sank. It cost £5. => 100 pounds|MONEY|100 GBP; £5|MONEY|5 GBP
        The 200-pound boar ran. => 200-pound|QUANTITY|200 lb
        He paid 20 million Swiss francs. => 20 million Swiss francs|MONEY|20000000 CHF
        She paid 143.80 yen. => 143.80 yen|MONEY|143.8 JPY
        A $300-a-share offer lapsed. => $300-a-share|MONEY|300 USD
        Shares fell 12 cents a share. => 12 cents a share|MONEY|0.12 USD
        Sales were $10 million a year ago. => $10 million|MONEY|10000000 USD; a year ago|DATE|2021
        It is worth HK$40. => HK$40|MONEY|40 HKD
        It is worth NT$1,500. => NT$1,500|MONEY|1500 TWD
        It is worth 200 000 €. => 200 000 €|MONEY|200000 EUR
        It is worth USD 8.9 million. => USD 8.9 million|MONEY|8900000 USD
        It is worth #140 million. => #140 million|MONEY|140000000 GBP
        Two million US dollars vanished. => Two million US dollars|MONEY|2000000 USD
        More than $1m was stolen. => More than $1m|MONEY|1000000 USD
        The party that won 12 won again. => 12|CARDINAL|12
        "#,
    );
}

#[test]
fn percentages() {
    check(
        r#"
        It rose 5%. => 5%|PERCENT|5 %
        It rose 5 percent. => 5 percent|PERCENT|5 %
        It rose 12.5 per cent. => 12.5 per cent|PERCENT|12.5 %
        It rose 4.5 percentage points. => 4.5 percentage points|PERCENT|4.5 pp
        It rose 25 basis points. => 25 basis points|PERCENT|25 bp
        It rose by 10% to 20%. => 10% to 20%|PERCENT|10 %
        It rose between 10 and 20 percent. => between 10 and 20 percent|PERCENT|10 %
        It rose from 3% to 4%. => 3%|PERCENT|3 %; 4%|PERCENT|4 %
        A 10-percent tax was set. => 10-percent|PERCENT|10 %
        Nearly two percent left. => Nearly two percent|PERCENT|2 %
        At least 20% left. => At least 20%|PERCENT|20 %
        "#,
    );
}

#[test]
fn quantities() {
    check(
        r#"
        It was 40 mph. => 40 mph|QUANTITY|40 mph
        The park is 300 sq km. => 300 sq km|QUANTITY|300 km²
        It was -10C outside. => -10C|QUANTITY|-10 °C
        It was -32°F outside. => -32°F|QUANTITY|-32 °F
        A 7.5 magnitude quake struck. => 7.5 magnitude|QUANTITY|7.5 magnitude
        A magnitude 6.1 quake struck. => magnitude 6.1|QUANTITY|6.1 magnitude
        He is 5-foot-10 tall. => 5-foot-10|QUANTITY|5.833333333333333 ft
        He is 6 feet 2 inches tall. => 6 feet 2 inches|QUANTITY|6.166666666666667 ft
        About 60 miles away it burned. => About 60 miles|QUANTITY|60 mi
        A 40-megabyte disk was new. => 40-megabyte|QUANTITY|40 MB
        The 100-metre-long ship sank. => 100-metre-long|QUANTITY|100 m
        Two million barrels a day flow. => Two million barrels a day|QUANTITY|2000000 bbl/d
        It flew at 600 miles per hour. => 600 miles per hour|QUANTITY|600 mph
        It weighed 10,000 pounds or less. => 10,000 pounds or less|QUANTITY|10000 lb
        It is 5km away. => 5km|QUANTITY|5 km
        It held 353 acres of land. => 353 acres|QUANTITY|353 ac
        It was 30 degrees Celsius. => 30 degrees Celsius|QUANTITY|30 °C
        It used 5 kWh. => 5 kWh|QUANTITY|5 kWh
        Millions of barrels were lost. => Millions of barrels|QUANTITY|
        It ran 1.8 million square feet. => 1.8 million square feet|QUANTITY|1800000 ft²
        "#,
    );
}

#[test]
fn cardinals() {
    check(
        r#"
        Three men left. => Three|CARDINAL|3
        More than 100,000 people fled. => More than 100,000|CARDINAL|100000
        At least six died. => At least six|CARDINAL|6
        No fewer than 24 died. => No fewer than 24|CARDINAL|24
        As many as 70 banks closed. => As many as 70|CARDINAL|70
        Half a dozen ships sank. => Half a dozen|CARDINAL|6
        Dozens were hurt. => Dozens|CARDINAL|
        Tens of thousands of people fled. => Tens of thousands|CARDINAL|
        A third of voters stayed home. => A third|CARDINAL|0.3333333333333333
        About one-third of voters stayed home. => About one-third|CARDINAL|0.3333333333333333
        Two-thirds of it is gone. => Two-thirds|CARDINAL|0.6666666666666666
        One in five children is poor. => One in five|CARDINAL|0.2
        Nine out of ten agreed. => Nine out of ten|CARDINAL|0.9
        One of the men fled. => One|CARDINAL|1
        No one knows. =>
        The one who knows is silent. =>
        It was a good one. =>
        They won 2-1. => 2-1|CARDINAL|
        The vote was 271-147. => 271-147|CARDINAL|
        A 50-50 venture closed. => 50-50|CARDINAL|
        Ten to 15 people came. => Ten to 15|CARDINAL|10
        Two or three people came. => Two or three|CARDINAL|2
        Twenty-five ships came. => Twenty-five|CARDINAL|25
        Two hundred and fifty-one ships came. => Two hundred and fifty-one|CARDINAL|251
        Some 1,500 ships came. => 1,500|CARDINAL|1500
        A million ships came. => A million|CARDINAL|1000000
        Several hundred ships came. => Several hundred|CARDINAL|
        A 36-store chain closed. => 36-store|CARDINAL|36
        It is four times as large. => four times|CARDINAL|4
        A 16- to 20-storey block fell. => 16- to 20-storey|CARDINAL|16
        He read 3 1/2 pages. => 3 1/2|CARDINAL|3.5
        He read 2½ pages. => 2½|CARDINAL|2.5
        7,17,686 workers signed. => 7,17,686|CARDINAL|717686
        Covid-19 and F-16 and G7 matter. =>
        The Big Three agreed. =>
        Seven wise men came. => Seven|CARDINAL|7
        "#,
    );
}

#[test]
fn ordinals() {
    check(
        r#"
        She came first. => first|ORDINAL|1
        It is the 21st edition. => 21st|ORDINAL|21
        The second-largest city shook. => second-largest|ORDINAL|2
        The twenty-first man left. => twenty-first|ORDINAL|21
        It is No. 1 in Europe. => No. 1|ORDINAL|1
        First, he left. => First|ORDINAL|1
        At first he left. =>
        It took a second. => second|ORDINAL|2
        A third man left. => third|ORDINAL|3
        First Lady Ana Ruiz spoke. =>
        "#,
    );
}

#[test]
fn amounts_in_modern_news() {
    check(
        r#"
        Unleaded is 202.9p a litre. => 202.9p a litre|MONEY|2.029 GBP
        It costs £1 or 79p. => £1|MONEY|1 GBP; 79p|MONEY|0.79 GBP
        The 10p-a-litre gap grew. It was £3. => 10p-a-litre|MONEY|0.1 GBP; £3|MONEY|3 GBP
        A 1080p screen glows. =>
        A £100billion plan failed. => £100billion|MONEY|100000000000 GBP
        It offers 512kbps at home. => 512kbps|QUANTITY|512 kbit/s
        "#,
    );
}

#[test]
fn british_and_older_measures() {
    check(
        r#"
        Shares rose 3.4pc. => 3.4pc|PERCENT|3.4 %
        It fell by half a percentage point. => half a percentage point|PERCENT|0.5 pp
        A quarter of a percentage point was added. => A quarter of a percentage point|PERCENT|0.25 pp
        He is 5ft 11in tall. => 5ft 11in|QUANTITY|5.916666666666667 ft
        They rowed 12ft 20in. => 12ft|QUANTITY|12 ft; 20in|QUANTITY|20 in
        "#,
    );
}

/// Every form by which the work on numbers was once described.
#[test]
fn amounts_that_were_asked_for() {
    check(
        r#"
        A third of voters left. => A third|CARDINAL|0.3333333333333333
        It cost $1.2bn. => $1.2bn|MONEY|1200000000 USD
        It cost €3-4 million. => €3-4 million|MONEY|3000000 EUR
        A 7.5 magnitude quake struck. => 7.5 magnitude|QUANTITY|7.5 magnitude
        They won 2-1. => 2-1|CARDINAL|
        One in five is poor. => One in five|CARDINAL|0.2
        More than 100,000 fled. => More than 100,000|CARDINAL|100000
        "#,
    );
}
