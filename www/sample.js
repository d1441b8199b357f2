// An article to try the page with. Its people, companies and laws are invented.

/** The sample's text. */
export const SAMPLE = `Harbour bridge to close for nine months as repair bill doubles

By Ines Okafor

PORT CALDER, March 4, 2025 — The Calder harbour bridge will close to all traffic on Monday, March 17, the regional government said, after engineers found that the cost of saving it had doubled to $48 million.

“We looked for a way to keep one lane open, and there is none,” Transport Minister Ruth Adeyemi told reporters on Tuesday. “I would rather explain nine hard months than one bad morning.”

Adeyemi said that the work would begin before the end of March and that ferries would run every 20 minutes from 5 a.m. She described the closure as “painful but short”.

The news was met with anger in the Old Town, where about 3,200 people cross the bridge on foot each day. “Nobody asked us,” said Tomas Lindqvist, who has run a bakery on Quay Street since 1998. “They say nine months. We all remember the tunnel.” He expects to lose a third of his customers.

Northgate Engineering, the company that built the bridge in 1974, denied that it had known of the cracks. Its chief executive, Helena Brandt, said in a statement: “Every report that we were given, we passed on.”

But a former inspector, Daniel Osei, said Northgate had been warned at least twice. According to Osei, a report in June 2019 called two of the cables “beyond repair”. He was asked to “soften the wording”, he told the Calder Courier.

“I said no,” Osei recalled, “and in the next month my contract was not renewed.”

The so-called “bridge of sighs” carries 11 percent of the region’s freight, some of it bound for Norway and Denmark. The European Investment Bank has been asked for a loan of €30 million under the Safe Crossings Act. A spokeswoman for the bank said a decision was expected in the second quarter of 2025.

“This bridge is older than our maps of the sea floor,” said Professor Mei-Ling Castellano of the University of Port Calder, the author of “Rust and Water”. “My students ask me, ‘Will it fall?’ I tell them: not if we stop now.”

She added that the ferries might turn out to be the better answer. “Ask me again in December,” she said.
`;
