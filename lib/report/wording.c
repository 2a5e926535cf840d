#include "lib/report/wording.h"

const struct wording wording[WORD_COUNT] = {
	[WORD_LANG] = {{ "vi", "en" }},
	[WORD_TITLE] = {{
	    "Thành phố đang nói gì",
	    "What the city is talking about" }},
	[WORD_PERIOD] = {{ "Từ {from} đến {to}", "From {from} to {to}" }},
	[WORD_NO_PERIOD] = {{ "Chưa có số liệu", "No figures yet" }},
	[WORD_AUDIENCE_IN] = {{
	    "Bản nội bộ: có trích bài đăng đã ẩn thông tin cá nhân, không "
	    "phổ biến ra ngoài cơ quan.",
	    "Internal: quotes posts with personal data redacted; not for "
	    "publication." }},
	[WORD_AUDIENCE_PUBLIC] = {{
	    "Bản công khai: không trích nguyên văn; số nào có dưới 10 tiếng "
	    "nói khác nhau được ghi là “<10”.",
	    "Public: no verbatim posts; a number with under 10 distinct "
	    "voices is shown as “<10”." }},
	[WORD_CONTENTS] = {{ "Nội dung", "Contents" }},

	[WORD_FINDINGS] = {{ "Những điều chính", "Findings" }},
	[WORD_VOLUME] = {{
	    "Số bài đăng và sắc thái theo thời gian",
	    "Volume and tone over time" }},
	[WORD_TOPICS] = {{ "Chủ đề", "Topics" }},
	[WORD_BURSTS] = {{ "Đợt tăng đột biến", "Bursts" }},
	[WORD_GAPS] = {{ "Phần không thu được", "What was not seen" }},
	[WORD_LATEST] = {{ "Bài đăng mới nhất", "Latest posts" }},
	[WORD_METHOD] = {{ "Cách làm báo cáo này", "How this was made" }},

	[WORD_NO_COUNTS] = {{
	    "Đầu vào không có số đếm nào (bản ghi “count”): hãy chạy "
	    "“sb-trend count” trước sb-report.",
	    "There are no counts in the input: run “sb-trend count” before "
	    "sb-report." }},
	[WORD_NO_TOTAL] = {{
	    "Số đếm trong đầu vào chỉ có theo chủ đề, không có tổng số; vì "
	    "một bài có thể thuộc nhiều chủ đề nên không cộng lại được.",
	    "The counts in the input are by topic only, without the total; "
	    "a post may have several topics, so they do not add up." }},
	[WORD_TOTAL] = {{
	    "Thu được {posts} bài đăng công khai, của khoảng {voices} tiếng "
	    "nói khác nhau (ước lượng).",
	    "{posts} public {posts?post was|posts were} collected, by about "
	    "{voices} distinct {voices?voice|voices} (an estimate)." }},
	[WORD_TOTAL_MUTE] = {{
	    "Thu được {posts} bài đăng công khai; không rõ của bao nhiêu "
	    "tiếng nói khác nhau.",
	    "{posts} public {posts?post was|posts were} collected; of how "
	    "many distinct voices is not known." }},
	[WORD_TOTAL_HIDDEN] = {{
	    "Thu được bài đăng của dưới 10 tiếng nói khác nhau; không nêu số.",
	    "The posts collected are by fewer than 10 distinct voices; no "
	    "number is given." }},
	[WORD_OUTSIDE] = {{
	    "{n} bài có giờ đăng cách quá xa các bài còn lại nên không được "
	    "tính.",
	    "{n} {n?post is|posts are} dated too far from the rest and not "
	    "counted." }},
	[WORD_DUPS] = {{
	    "Ngoài ra có {dups} bài lặp lại cùng nội dung, không tính vào "
	    "các số trong báo cáo.",
	    "Another {dups} {dups?post repeats|posts repeat} a text already "
	    "counted and {dups?is|are} in no number of this report." }},
	[WORD_TONE] = {{
	    "Trong {base} bài đã chấm sắc thái: {neg} tiêu cực, {neu} trung "
	    "tính, {pos} tích cực, {mixed} vừa khen vừa chê, {uncertain} "
	    "chưa chắc.",
	    "Of the {base} {base?post|posts} rated for tone, {neg} "
	    "{base?is|are} negative, {neu} neutral, {pos} positive, {mixed} "
	    "mixed and {uncertain} uncertain." }},
	[WORD_TONE_LEFT] = {{
	    "{left} bài chưa được chấm sắc thái.",
	    "{left} {left?post was|posts were} not rated for tone." }},
	[WORD_NO_TONE] = {{
	    "Các bài đăng chưa được chấm sắc thái: hãy chạy “sb-sentiment” "
	    "trước “sb-trend count”.",
	    "The posts were not rated for tone: run “sb-sentiment” before "
	    "“sb-trend count”." }},
	[WORD_NET] = {{
	    "Sắc thái ròng là {net}, tính trên {base} bài tiêu cực, trung "
	    "tính hoặc tích cực (net_sentiment/1; −1 là toàn tiêu cực, +1 "
	    "là toàn tích cực).",
	    "Net tone is {net}, over the {base} {base?post|posts} that "
	    "{base?is|are} negative, neutral or positive (net_sentiment/1; "
	    "−1 is all negative, +1 all positive)." }},
	[WORD_TONE_HIDDEN] = {{
	    "Sắc thái không được nêu vì có nhóm dưới 10 bài.",
	    "Tone is not given because one of its groups has under 10 "
	    "posts." }},
	[WORD_TOP_TOPICS] = {{
	    "Nhiều bài nhất: {list}. Một bài có thể thuộc nhiều chủ đề.",
	    "Most posts: {list}. A post may have several topics." }},
	[WORD_TOP_ONE] = {{
	    "{topic} ({posts} bài, {share} tổng số)",
	    "{topic} ({posts} {posts?post|posts}, {share} of all)" }},
	[WORD_LIST_MORE] = {{ "; ", "; " }},
	[WORD_NO_TOPICS] = {{
	    "Không có số đếm theo chủ đề: hãy chạy “sb-trend count --by "
	    "topic”.",
	    "There are no counts by topic: run “sb-trend count --by "
	    "topic”." }},
	[WORD_BURST] = {{
	    "{topic}: {posts} bài từ {from} đến {to}, gấp {times} lần mức "
	    "thường thấy vào cùng giờ trong tuần ({expected} bài); cao điểm "
	    "lúc {peak}.",
	    "{topic}: {posts} {posts?post|posts} from {from} to {to}, "
	    "{times} times the usual for the same hours of the week "
	    "({expected} posts); the peak was at {peak}." }},
	[WORD_BURST_OPEN] = {{
	    " Đợt này chưa kết thúc khi số liệu dừng lại.",
	    " It had not ended where the figures stop." }},
	[WORD_BURST_NO_USUAL] = {{
	    "{topic}: {posts} bài từ {from} đến {to}, trong khi thường thấy "
	    "dưới 1 bài; cao điểm lúc {peak}.",
	    "{topic}: {posts} {posts?post|posts} from {from} to {to}, where "
	    "fewer than 1 is usual; the peak was at {peak}." }},
	[WORD_BURST_PUBLIC] = {{
	    "{topic}: nhiều bài hơn hẳn thường lệ từ {from} đến {to}; cao "
	    "điểm lúc {peak}.",
	    "{topic}: clearly more posts than usual from {from} to {to}; "
	    "the peak was at {peak}." }},
	[WORD_NO_BURSTS] = {{
	    "Đầu vào không có đợt tăng đột biến nào (bản ghi “burst”).",
	    "There are no bursts in the input." }},
	[WORD_MORE_BURSTS] = {{
	    "Còn {n} đợt tăng đột biến khác.",
	    "There {n?is|are} {n} more {n?burst|bursts}." }},
	[WORD_UNCOVERED] = {{
	    "{n} trên {total} khoảng trong biểu đồ không thu đủ: để trống, "
	    "không phải bằng 0.",
	    "{n} of the {total} {total?interval|intervals} of the chart "
	    "{n?was|were} not fully covered: left blank, not zero." }},
	[WORD_ALL_COVERED] = {{
	    "Mọi nguồn đều thu đủ trong thời gian được theo dõi.",
	    "Every source was fully covered while it was watched." }},
	[WORD_NO_COVERAGE] = {{
	    "Đầu vào không có bản ghi “coverage”, nên không biết nguồn nào "
	    "đã bị bỏ lỡ; chỗ không có bài có thể là không thu được.",
	    "The input has no coverage records, so what was missed is not "
	    "known; where no posts are, none may have been collected." }},
	[WORD_GAP] = {{
	    "{feed}: không thu được từ {from} đến {to} ({state}); phần này "
	    "để trống, không phải bằng 0.",
	    "{feed}: nothing was collected from {from} to {to} ({state}); "
	    "this part is blank, not zero." }},
	[WORD_GAP_PARTIAL] = {{
	    "{feed}: không thu đủ từ {from} đến {to} ({state}); phần thiếu "
	    "để trống, không phải bằng 0.",
	    "{feed}: not all was collected from {from} to {to} ({state}); "
	    "what is missing is blank, not zero." }},
	[WORD_MORE_GAPS] = {{
	    "Còn {n} khoảng trống khác.",
	    "There {n?is|are} {n} more {n?gap|gaps}." }},
	[WORD_HIDDEN] = {{ "<10", "<10" }},

	[WORD_NEG] = {{ "tiêu cực", "negative" }},
	[WORD_MIXED] = {{ "vừa khen vừa chê", "mixed" }},
	[WORD_NEU] = {{ "trung tính", "neutral" }},
	[WORD_UNCERTAIN] = {{ "chưa chắc", "uncertain" }},
	[WORD_POS] = {{ "tích cực", "positive" }},
	[WORD_UNRATED] = {{ "chưa chấm", "not rated" }},
	[WORD_TONE_VEILED] = {{
	    "không nêu sắc thái", "tone not given" }},
	[WORD_REST] = {{ "còn lại", "the rest" }},

	[WORD_DAY] = {{ "Ngày", "Day" }},
	[WORD_HOUR] = {{ "Giờ", "Hour" }},
	[WORD_FROM] = {{ "Từ", "From" }},
	[WORD_TO] = {{ "Đến", "To" }},
	[WORD_TOPIC] = {{ "Chủ đề", "Topic" }},
	[WORD_POSTS] = {{ "Bài đăng", "Posts" }},
	[WORD_VOICES] = {{ "≈ Tiếng nói", "≈ Voices" }},
	[WORD_NET_SHORT] = {{ "Sắc thái ròng", "Net tone" }},
	[WORD_NEG_SHARE] = {{ "% tiêu cực", "% negative" }},
	[WORD_NEG_NARROW] = {{ "%tiêu cực", "%negative" }},
	[WORD_EXPECTED] = {{ "Thường thấy", "Usual" }},
	[WORD_TIMES] = {{ "Gấp", "Times" }},
	[WORD_PEAK] = {{ "Cao điểm", "Peak" }},
	[WORD_EVERYTHING] = {{ "Mọi chủ đề", "All topics" }},
	[WORD_OTHER] = {{ "Khác", "Other" }},
	[WORD_CHART_HOURS] = {{
	    "Số bài đăng mỗi giờ, theo sắc thái",
	    "Posts per hour, by tone" }},
	[WORD_CHART_DAY] = {{
	    "Số bài đăng mỗi ngày, theo sắc thái",
	    "Posts per day, by tone" }},
	[WORD_CHART_DAYS] = {{
	    "Số bài đăng mỗi {n} ngày, theo sắc thái",
	    "Posts per {n} days, by tone" }},
	[WORD_CHART_MONTHS] = {{
	    "Số bài đăng mỗi {n} tháng, theo sắc thái",
	    "Posts per {n} {n?month|months}, by tone" }},
	[WORD_CHART_ALT] = {{
	    "Biểu đồ cột chồng; số liệu có trong bảng bên dưới.",
	    "Stacked columns; the table below has the numbers." }},
	[WORD_CHART_TOPICS] = {{
	    "Số bài đăng theo chủ đề và sắc thái",
	    "Posts by topic and tone" }},
	[WORD_TOPICS_ALT] = {{
	    "Biểu đồ thanh chồng; số liệu có trong bảng bên dưới.",
	    "Stacked bars; the table below has the numbers." }},
	[WORD_AS_TABLE] = {{ "Xem dạng bảng", "Show as a table" }},
	[WORD_LEGEND_GAP] = {{
	    "không thu đủ, để trống", "not fully covered, left blank" }},
	[WORD_LEGEND_BURST] = {{ "đợt tăng đột biến", "burst" }},
	[WORD_LEGEND_HIDDEN] = {{
	    "không thu đủ hoặc dưới 10 tiếng nói",
	    "not fully covered, or under 10 voices" }},
	[WORD_TOPICS_BASE] = {{
	    "Phần trăm tính trên {posts} bài đăng; một bài có thể thuộc "
	    "nhiều chủ đề, nên cộng lại có thể quá 100%. % tiêu cực tính "
	    "trên số bài đã chấm sắc thái của chủ đề.",
	    "Shares are of {posts} {posts?post|posts}; a post may have "
	    "several topics, so they may add up to more than 100%. "
	    "% negative is of the topic’s posts that were rated." }},
	[WORD_NOT_COVERED] = {{ "không thu đủ", "not covered" }},
	[WORD_SHARE] = {{ "% tổng số", "% of all" }},
	[WORD_ONGOING] = {{ "chưa dứt", "going on" }},
	[WORD_NO_CHART] = {{
	    "Không vẽ được biểu đồ này; dưới đây là bảng số liệu.",
	    "This chart could not be drawn; here are its numbers." }},

	[WORD_LATEST_ABOUT] = {{
	    "{n} bài mới nhất theo giờ đăng, đã ẩn thông tin cá nhân, cắt ở "
	    "280 ký tự.",
	    "The {n} latest {n?post|posts} by time of publication, redacted, "
	    "cut at 280 characters." }},
	[WORD_NO_POSTS] = {{
	    "Đầu vào không có bài đăng nào để hiện: hãy dùng “sb-trend count "
	    "--pass”.",
	    "The input has no posts to show: use “sb-trend count "
	    "--pass”." }},
	[WORD_POSTS_RAW] = {{
	    "{n} bài chưa qua sb-norm nên không được hiện: có thể còn thông "
	    "tin cá nhân.",
	    "{n} {n?post was|posts were} not through sb-norm and "
	    "{n?is|are} not shown: personal data may be in "
	    "{n?it|them}." }},
	[WORD_POSTS_PUBLIC] = {{
	    "Bản công khai không trích nguyên văn bài đăng.",
	    "The public edition quotes no posts." }},
	[WORD_POSTS_EXPIRED] = {{
	    "{n} bài đã hết hạn lưu nên không được hiện.",
	    "{n} {n?post is|posts are} past the time {n?it|they} may be kept, "
	    "and not shown." }},
	[WORD_POSTS_DELETED] = {{
	    "{n} bài đã bị xóa ở nguồn nên không được hiện.",
	    "{n} {n?post was|posts were} deleted at the source and "
	    "{n?is|are} not shown." }},
	[WORD_UNDATED] = {{ "không rõ giờ", "undated" }},
	[WORD_OPEN_POST] = {{ "mở bài gốc", "open the post" }},
	[WORD_TOO_MANY_DELETES] = {{
	    "Có quá nhiều bản ghi “delete” để nhớ hết, nên không hiện bài "
	    "nào.",
	    "There are more delete records than can be kept in mind, so no "
	    "post is shown." }},

	[WORD_METHOD_ABOUT] = {{
	    "Báo cáo đếm bài đăng công khai, không đếm người, và không phải "
	    "là thăm dò ý kiến: người không đăng bài không có trong đó.",
	    "This report counts public posts, not people, and is no opinion "
	    "poll: who does not post is not in it." }},
	[WORD_METHOD_VOICES] = {{
	    "Một “tiếng nói” là một mã tác giả đã khử danh tính; một người "
	    "có thể có nhiều mã. Số tiếng nói là ước lượng (HyperLogLog, sai "
	    "số chuẩn khoảng 1,6%).",
	    "A “voice” is one de-identified author code; one person may "
	    "have several. Numbers of voices are estimates (HyperLogLog, "
	    "standard error about 1.6%)." }},
	[WORD_METHOD_NET] = {{
	    "Sắc thái ròng, net_sentiment/1: net = (pos − neg) / (pos + neg "
	    "+ neu); bài vừa khen vừa chê và bài chưa chắc không tính vào.",
	    "Net tone, net_sentiment/1: net = (pos − neg) / (pos + neg + "
	    "neu); mixed and uncertain posts are left out." }},
	[WORD_METHOD_GAPS] = {{
	    "Khoảng thời gian mà có nguồn không thu đủ thì để trống trong "
	    "biểu đồ; các bài đã thu được trong đó vẫn có trong tổng số.",
	    "An interval in which a source was not fully covered is blank in "
	    "charts; the posts collected in it are in the totals." }},
	[WORD_METHOD_BURST] = {{
	    "Đợt tăng đột biến do sb-trend burst tìm: so số bài với mức thường "
	    "thấy của cùng giờ trong các tuần khác, trước và sau "
	    "(hour-of-week/1).",
	    "Bursts are found by sb-trend burst, which compares with what is "
	    "usual at the same hour of other weeks, before and after "
	    "(hour-of-week/1)." }},
	[WORD_METHOD_PUBLIC] = {{
	    "Bản công khai ẩn ô có dưới 10 tiếng nói và sắc thái của ô có "
	    "nhóm dưới 10 bài; nếu chỉ một khoảng thời gian bị ẩn thì khoảng "
	    "nhỏ kế tiếp cũng được ẩn.",
	    "The public edition hides cells with under 10 voices, and the "
	    "tone of cells where a group has under 10 posts; where one "
	    "interval alone is hidden the next smallest is too." }},
	[WORD_METHOD_TONE] = {{
	    "Sắc thái do máy chấm; báo cáo này không kèm kết quả kiểm định "
	    "độ chính xác. Máy hỗ trợ, con người quyết định.",
	    "Tone is rated by machine; this report carries no measurement of "
	    "its accuracy. Machines support, people decide." }},
	[WORD_INCOMPLETE] = {{
	    "Đầu vào của báo cáo không kết thúc bằng bản ghi “run”: luồng "
	    "có thể đã bị cắt, các số có thể thiếu.",
	    "The input of this report does not end with a run record: it may "
	    "have been cut, and the numbers may be too low." }},
	[WORD_RUN_INCOMPLETE] = {{
	    "{tool} nhận đầu vào có thể đã bị cắt, các số có thể thiếu.",
	    "{tool} read input that may have been cut; numbers may be too "
	    "low." }},
	[WORD_CHAIN] = {{
	    "Chuỗi công cụ, theo các bản ghi “run”",
	    "The chain of tools, from the run records" }},
	[WORD_TOOL] = {{ "Công cụ", "Tool" }},
	[WORD_VERSION] = {{ "Bản", "Version" }},
	[WORD_OPTIONS] = {{ "Tùy chọn", "Options" }},
	[WORD_IN] = {{ "Vào", "In" }},
	[WORD_OUT] = {{ "Ra", "Out" }},
	[WORD_SKIPPED] = {{ "Bỏ qua", "Skipped" }},
	[WORD_ENDED] = {{ "Xong lúc", "Ended" }},
	[WORD_NO_RUNS] = {{
	    "Đầu vào không có bản ghi “run”, nên không biết công cụ nào đã "
	    "làm ra số liệu.",
	    "The input has no run records, so what made it is not known." }},
	[WORD_MORE_RUNS] = {{
	    "Còn {n} bản ghi “run” khác không được liệt kê.",
	    "{n} more run {n?record is|records are} not listed." }},
	[WORD_DATA] = {{
	    "Tập dữ liệu đã dùng", "Data files that were used" }},
	[WORD_DATA_FILE] = {{ "Tập dữ liệu", "Data file" }},
	[WORD_DIGEST] = {{ "Mã băm", "Digest" }},
	[WORD_COVERAGE_TABLE] = {{
	    "Mức thu theo nguồn", "Coverage by source" }},
	[WORD_FEED] = {{ "Nguồn", "Source" }},
	[WORD_WINDOWS] = {{ "Lượt thu", "Windows" }},
	[WORD_COVERED_SHARE] = {{ "% thời gian thu được", "% covered" }},
	[WORD_READ] = {{
	    "Báo cáo đọc {records} bản ghi; bỏ qua {skipped} dòng hỏng.",
	    "This report read {records} {records?record|records} and skipped "
	    "{skipped} bad {skipped?line|lines}." }},
	[WORD_UNUSED] = {{
	    "{n} số đếm theo khóa, quy tắc hoặc độ dài khác không được dùng.",
	    "{n} {n?count|counts} by another key, rule or length {n?was|were} "
	    "not used." }},
	[WORD_MORE_FEEDS] = {{
	    "Còn {n} bản ghi của các nguồn khác không được liệt kê.",
	    "{n} more {n?record|records} of other sources {n?is|are} not "
	    "listed." }},
	[WORD_SIGN] = {{
	    "Người duyệt: ____________________   Ngày: ______________",
	    "Signed off by: ____________________   Date: ______________" }},

	[WORD_PARTIAL] = {{ "chỉ thu được một phần", "only in part" }},
	[WORD_MISSED] = {{ "bỏ lỡ", "missed" }},
	[WORD_FAILED] = {{ "nguồn báo lỗi", "the source failed" }},
	[WORD_SILENT] = {{
	    "nguồn bỗng không có bài nào", "the source fell silent" }},
	[WORD_LIMITED] = {{ "nguồn yêu cầu chờ", "the source asked to wait" }},
	[WORD_SPENT] = {{ "hết hạn mức", "the quota was spent" }},
	[WORD_FORBIDDEN] = {{
	    "nguồn không cho thu", "the source does not allow it" }},
	[WORD_UNSEEN] = {{ "không có lượt thu", "not collected" }},
};
