#include "lib/norm/langwords.h"

const char langwords_onsets[] =
    " b c ch d g gh gi h k kh l m n ng ngh nh p ph "
    "q r s t th tr v x";

const char langwords_rhymes[] =
    "a ac ach ai am an ang anh ao ap at au ay "
    "e ec ech em en eng enh eo ep et eu "
    "i ia ich iec iem ien ieng iep iet ieu im in inh ip it iu "
    "o oa oac oach oai oam oan oang oanh oao oap oat oay oc oe oen oeo oet "
    "oi om on ong ooc oong op ot "
    "u ua uac uach uai uan uang uanh uat uau uay uc ue uech uen uenh ueo uet "
    "ui uit um un ung uo uoc uoi uom uon uong uop uot uou up ut uu uy uya "
    "uych uyen uyet uyn uynh uyt uyu "
    "y yem yen yet yeu";

const char langwords_vietnamese[] =
    "va co khong cua nguoi duoc cho trong mot voi cac nay nhung khi da vao "
    "lam nhu roi thi nha ngay nam phai nhieu cung chi nao gi sao qua rat "
    "lai len xuong tai boi vi nen neu toi minh anh em chu bac ong chau ai "
    "dau day kia xe duong pho quan huyen phuong thanh viet sai gon noi ngap "
    "nuoc ket dien rac tieng benh vien truong hoc sinh thay giao gia tien "
    "dong trieu mua ngon dep tot xau chan met buon vui yeu thuong ghet "
    "thich muon biet hieu nghe nhin xem doc hoi tra loi xin cam chao oi nhe "
    "nhi vay luon nua van chua moi cai con chiec hai ba bon sau bay tam "
    "chin muoi tram nghin ngan lan gio phut tuan thang hom mai truoc giua "
    "ngoai duoi tren ben canh gan xa cao thap lon nho rong hep nhanh cham "
    "nong lanh khoe dung hay de kho mau tat ca tung nhau theo bang cang hon "
    "nhat cuc ky quay troi dat nang bao lut cay hoa meo ga heo tom com bun "
    "banh keo sua uong an ngu choi di ve den chay ngoi viec cong ty doanh "
    "nghiep giam nhan khach hang chat luong dich vu phuc re mac thue phi "
    "dan cu to khu uy ban chinh quyen luat phat kiem xu ly giai quyet phan "
    "kien nghi thong tin dai giay ho so thu tuc can cuoc chung si thuoc "
    "kham tri tiem covid lop diem giang mon tap bai thuc ranh nhiet tinh "
    "tan long that su ra hinh chac le bi bo lay dua gui tim mat het xong "
    "bat tiep thoi ngung khoc cuoi lo gian khung kinh hoang ghe gom tuyet "
    "xuat sac binh chiu du thieu nham doi nat hu hong vo gay do nga nan tac "
    "nghen xay hem cau song kenh bien rung nui que trung nguyen tran pham "
    "huynh dang bui ngo vang khoang bong chuyen tuong quen hua mong uoc "
    "chuc mung tet xuan ha chieu sang trua khuya dem gap hen duyen chong "
    "cha me gai trai tre be nhoc tui ta tao may vua mieng tay bung lung "
    "than xac nghia chet ngheo giau khon gioi kem";

const char langwords_short[] =
    "ko k kh kg khg hok hong hem hk dc dk dx vs z zay zo dz wa wua iu ntn "
    "bn mn mk mik mng ns nc ng ngta nv trc sg hcm tphcm sdt stk cmt lun zui "
    "cx cg mug bit bik bjt thik thjk hjhj hic hix hjx huhu tks nha nhoa nge "
    "ngen dzay dzui zz j r nx nhg nh vl vcl dm cl clm dcm cmn vch vkl gato "
    "ck vk cty ctv gd gv sv svtt hs bv cs csgt csvn ubnd qh tq vn vnd hn dn "
    "bt bh lm mum mih mjh mjnh hum nyc ny klq lq ae tml ib hqua hnay bgio "
    "lsao tnao ngkhac kqua cbi cta ctrinh tgian tdung chuong gvien kthuc "
    "bthuong binhthg nhiu nhieuu ntnay";

const char langwords_english[] =
    "of and is you was for are with his they be this have from or had by "
    "word what all were we when your said there use each which she how "
    "their if will up other about out many these some her would make like "
    "into time has look two more write see number could people my first "
    "water been call who oil its now find down did get come made part over "
    "new sound take only little work know place year live back give most "
    "very after thing our just name good sentence man think great where "
    "help through much before line right too mean old same tell boy follow "
    "came want show also around form three small set put end does another "
    "well large must big even such because turn here why ask went read "
    "need land different home us move try kind hand picture again change "
    "off play spell air away animal house point page letter mother answer "
    "found study still learn should world high every near add food between "
    "own below country plant last school father keep tree never start city "
    "earth eye light thought head under story saw left late while press "
    "close night real life few nice love best job please thank thanks yes "
    "wow omg lol cute beautiful happy sad amazing awesome cool congrats "
    "girl guys video song music baby hello bye sorry really always ever "
    "done dont cant didnt isnt ive youre thats wont doesnt whats lets "
    "gonna wanna going being doing having makes looks looking wait watch "
    "watching feel feeling better worst bad funny crazy pretty perfect "
    "favorite wish hope miss dear friend family any anyone someone nothing "
    "everything everyone els as got gets him says them let traffic jam "
    "flood flooding rain raining road street delicious restaurant hotel "
    "visit travel interesting today yesterday tomorrow morning evening "
    "friends weather bus train station vietnam hcmc district anything less "
    "enough quite those until since without within against something "
    "sometimes already both sure yeah yep nope welcome enjoy enjoyed stay "
    "stayed recommend recommended service staff clean dirty cheap "
    "expensive price money buy bought sell sold order ordered delivery "
    "customer shipping quality product broken terrible horrible disgusting "
    "wonderful excellent super totally literally actually honestly "
    "probably maybe definitely absolutely";

const char langwords_foreign[] =
    "il che gli sono questo questa nel della dei delle del piu puo viene "
    "essere come dal dalla nella sul alla dello degli nei anche quando ogni "
    "solo tutti altri altre dopo senza prima ed una uno file nome "
    "opzione comando valore het een niet dat deze worden wordt voor zijn op "
    "aan bij naar als ook uit met dit geen alle deel naam optie bestand "
    "sau este sunt pentru din care cele dos das nas foi ser ou "
    "sich auf wird werden oder jest nie lub jako przez "
    "pas que est les des pour dans une vous nous avec mais tres bien je el "
    "los las una por para como esta pero muy yo del al es esto eso nao "
    "voce uma com isso mas muito eu ele ela und der das ist nicht ein ich "
    "sie wir auch aber yang ini itu tidak ada untuk dengan saya kamu aku "
    "apa bisa banget mga naman lang yung ako";

const char langwords_both[] =
    "the to me do so no go he in on an at it i a am can men ten hot hat "
    "long not but cut run sun gen tin top map hop cat mat bat ham ma pa hi "
    "may say that than then them mom lie die pie tie hit fit bit sit set "
    "met net pet vet bet red bed pen lot dot got hut nut up tip lip dip "
    "quit gang ram rim dim tom";

const char langwords_any[] =
    "haha hihi hehe kaka ha ok oke okay okie hm hmm uh oh u e o y le de la "
    "tu com non un per don";
