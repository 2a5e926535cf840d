#include "lib/topic/cue.h"

static const struct cue_row rows[] = {
	{ "quận|huyện|district|dist|quan", CUE_DISTRICT },
	{ "q|h", CUE_DISTRICT | CUE_SHORT },
	{ "thành phố|thị xã|city", CUE_TOWN },
	{ "tp|tx", CUE_TOWN | CUE_SHORT },
	{ "phường|ward", CUE_WARD },
	{ "p|f", CUE_WARD | CUE_SHORT },
	{ "xã|thị trấn|đặc khu|xã đảo|ấp", CUE_COMMUNE },
	{ "x|tt", CUE_COMMUNE | CUE_SHORT },
	{ "tỉnh", CUE_PROVINCE },
	{ "đường|đại lộ|con đường|tuyến đường|mặt đường|đg|street|"
	    "tuyến đường số|đường số|cung đường|vỉa hè đường|lòng đường|"
	    "đoạn đường|trục đường|nhánh đường", CUE_STREET | CUE_ROAD },
	{ "hẻm|mặt tiền|hẽm|con hẻm|vỉa hè|hẻm số|dọc|dọc theo", CUE_STREET },
	{ "phố|ngõ|ngách|phố đi bộ|kiệt|road|mt", CUE_STREET | CUE_DOUBTED },
	{ "đ|st", CUE_STREET | CUE_ROAD | CUE_SHORT | CUE_DOUBTED },
	{ "ngã ba|ngã tư|ngã năm|ngã sáu|ngã bảy|ngã 3|ngã 4|ngã 5|ngã 6|"
	    "ngã 7|vòng xoay|vòng xuyến|bùng binh|giao lộ|nút giao|"
	    "nút giao thông|góc đường|ng3|ng4|mũi tàu|góc ngã tư|"
	    "giao với|cầu vượt|cầu vượt thép|hầm chui", CUE_STREET },
	{ "góc", CUE_STREET | CUE_DOUBTED },
	{ "chợ|cầu|chùa|ga|hồ|đình|sông|kênh|rạch|cảng|phà",
	    CUE_HOUSE | CUE_DOUBTED },
	{ "trường|trường học|thpt|thcs|tiểu học|trường tiểu học|đại học|"
	    "trường thpt|trường thcs|bệnh viện|bv|công viên|chung cư|"
	    "nhà thờ|siêu thị|bến xe|trường mầm non|mầm non|nhà máy|"
	    "công ty|cty|giải|giải thưởng|quỹ|sân vận động|svđ|nhà hát|"
	    "chuyên|lớp|trường chuyên|học viện|cung văn hóa|nhà văn hóa|"
	    "tượng đài|tượng|lăng|đền|khu di tích|vinschool|ngân hàng|"
	    "trung tâm|tập đoàn|quán cà phê|nhà xuất bản", CUE_HOUSE },
	{ "ở|tại|khu|khu vực|quanh|quanh khu|khúc|đoạn|gần|ngay|"
	    "hướng|tuyến|địa bàn|trên địa bàn|bên|phía|trung tâm|"
	    "khu dân cư|kdc|khu đô thị|kđt|kcn|khu công nghiệp|khu phố|"
	    "quán ở|nhà ở|trọ ở|sống ở|làm ở|đầu đường|cuối đường|"
	    "suốt|khắp|ubnd|công an|ủy ban|ủy ban nhân dân|"
	    "csgt|nội thành|cư dân|bà con|người dân|chi nhánh|cơ sở|"
	    "loanh quanh|ngang|đi ngang|ngang qua|chạy ngang|băng qua|"
	    "kế bên|đối diện|ngoài|dưới|trên|trong|gần khu|"
	    "in|at|around|near", CUE_AT },
	{ "chỗ|đầu|cuối|cạnh", CUE_AT | CUE_DOUBTED },
	{ "qua|ra|đến|tới|từ|đi|ghé|vô|vào|lên|xuống|sang|chạy|rẽ|quẹo|"
	    "rẽ vào|quẹo vào|hết|khỏi|to|from", CUE_TOWARD },
	{ "về|quê|dân|người|gái|trai|nhà|ship|giao|của|quán|phòng trọ|"
	    "thuê|mua|bán|đất|nhà đất|căn hộ|cho thuê|hội|trạm y tế|"
	    "chính quyền|lãnh đạo|chủ tịch|live in|bí thư", CUE_HOME },
	{ "kẹt xe|ngập|ùn tắc|ùn ứ|tắc đường|kẹt cứng|lô cốt|đào đường|"
	    "vỉa hè|đèn đỏ|tai nạn|rào chắn|thông xe|ngập nước|kẹt|"
	    "đông nghẹt|đường kẹt|nghẹt|xe buýt|xe bus|bãi giữ xe|"
	    "đèn xanh đèn đỏ|cột đèn|ổ gà|hố ga|cống|cây xanh|rác|"
	    "phố đi bộ|lấn chiếm|hàng rong|đua xe|mặt bằng|hầm chui|"
	    "triều cường|nắp cống|thi công|sửa đường|đào|kẹt quá|"
	    "dắt xe|lội nước|mưa lớn|mưa to|giờ cao điểm|cấm đường|"
	    "đậu xe|đỗ xe|vượt đèn đỏ|bắn tốc độ|chốt|container|xe tải|"
	    "xe ben|xe container|xe cộ|chạy|bến đỗ|trạm dừng|thu phí|"
	    "cấm xe|một chiều|dừng đỗ|quẹo trái|rẽ trái|traffic|tắc",
	    CUE_TRAFFIC },
	{ "anh|chị|ông|bà|cô|chú|bác|cậu|thầy|vua|tướng|đại tướng|hoàng đế|"
	    "thủ tướng|ca sĩ|nhạc sĩ|nhà thơ|nhà văn|anh hùng|liệt sĩ|tên|"
	    "bạn|bạn tên|diễn viên|cầu thủ|nghệ sĩ|luật sư|bác sĩ|"
	    "đồng chí|khởi nghĩa|chiến thắng|trận|chiến dịch|em|thằng|"
	    "con|đứa|mc|hlv|giáo sư|tiến sĩ|tổng bí thư|chủ tịch nước|"
	    "danh tướng|cụ|thi hào|đại thi hào|nữ tướng|danh nhân|"
	    "họ tên|hotboy|hotgirl|idol|streamer|rapper|tiktoker|"
	    "cố thủ tướng|nhà cách mạng|nhà sử học|nghĩa quân|quân|"
	    "tác giả|nữ sĩ|họa sĩ|đạo diễn|giám đốc|phật|lãnh tụ|hai bà|"
	    "nhân vật|tiền đạo|thủ môn|trung vệ|mẹ|ba|bố|vợ|chồng|crush|"
	    "clb|câu lạc bộ|fc|đội|đội bóng|becamex|lớp trưởng|sếp|cháu|"
	    "gọi|mr|ms|mister|audi|baic|samsung", CUE_PERSON },
	{ "nguyễn|trần|lê|phạm|huỳnh|võ|phan|đặng|bùi|đỗ|trương|hoàng|tô|"
	    "lữ|thái|đinh|ngô|lương|tạ|trịnh|lưu|tống|quách|phùng",
	    CUE_SURNAME },
	{ "doanh thu|lợi nhuận|quý|báo cáo tài chính|gdp|tăng trưởng|"
	    "kết quả kinh doanh|kqkd|cổ phiếu|lãi|bctc|kpi|doanh số|"
	    "lãi ròng|cổ đông|eps|deadline|okr|target|sale",
	    CUE_FISCAL },
	{ "hà nội|đà nẵng|huế|cần thơ|hải phòng|đồng nai|biên hòa|long an|"
	    "tây ninh|tiền giang|mỹ tho|vĩnh long|bến tre|nha trang|"
	    "khánh hòa|đà lạt|lâm đồng|phan thiết|bình thuận|quy nhơn|"
	    "bình định|gia lai|pleiku|đắk lắk|buôn ma thuột|nghệ an|"
	    "thanh hóa|quảng ninh|hạ long|quảng nam|hội an|quảng ngãi|"
	    "bình phước|đồng xoài|cà mau|an giang|long xuyên|kiên giang|"
	    "rạch giá|phú quốc|sóc trăng|đồng tháp|cao lãnh|trà vinh|"
	    "nam định|bắc ninh|quảng trị|quảng bình|hà tĩnh|phú yên|"
	    "tuy hòa|ninh thuận|phan rang|thái nguyên|lào cai|sa pa|sapa|"
	    "hà giang|cao bằng|tp vinh|hội an|châu đốc|bạc liêu|hưng yên|"
	    "hải dương|nam định|kon tum|đắk nông|bắc giang|long khánh|"
	    "hoàn kiếm|đống đa hà nội|ba đình|cầu giấy|thanh khê",
	    CUE_AWAY },
	{ "giao|giao với|với|và|x|cắt|đến|tới|qua|ra|sang|hoặc|hay|rồi|"
	    "cùng|gặp|nối|hướng|hướng về|về", CUE_JOIN },
	{ "sn|số nhà|địa chỉ|đc|địa chỉ số|số", CUE_AT },
};

const struct cue_row *
cue_rows(size_t *n)
{
	*n = sizeof rows / sizeof rows[0];
	return rows;
}
