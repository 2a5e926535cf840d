# Hourly counts of six weeks from Monday, 2026-09-07.
jq -nc 'range(6 * 168) as $h |
    (1788714000 + $h * 3600 + 25200 | todate | sub("Z"; "+07:00")) as $t |
    (if $h >= 700 and $h < 703 then 60 elif $h == 800 then 90 else 10 end) as $n |
    {rec: "count", rule: "mention/1", bucket: "1h", start: $t, key: {},
	posts: ($n * 2), neg: $n, neu: $n} +
	(if $h == 800 then {seen: 3599, due: 3600} else {} end),
    {rec: "count", rule: "mention/1", bucket: "1h", start: $t,
	key: {topic: "y-te"}, posts: $n, neg: ($n - 9), pos: 9}'
