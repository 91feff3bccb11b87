/** What browsers call themselves: real ones, seen in the wild. */

const IPHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_3 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';
const GALAXY = 'Mozilla/5.0 (Linux; Android 13; SM-A536U Build/TP1A.220624.014; wv) AppleWebKit/537.36';
const WEBVIEW = `${GALAXY} (KHTML, like Gecko) Version/4.0 Chrome/120.0.6099.230 Mobile Safari/537.36`;

export const ZALO = {
  // On Android they do not all say `wv`.
  android:
    'Mozilla/5.0 (Linux; Android 16; SM-A566B Build/BP2A.250605.031.A3;) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/154.0.8037.57 Mobile Safari/537.36 Zalo android/260901903 ZaloTheme/light ZaloLanguage/vi',
  ios: `${IPHONE} Mobile/15E148 Zalo iOS/640 ZaloTheme/light ZaloLanguage/vn`,
};
export const MESSENGER = {
  android: `${WEBVIEW} [FB_IAB/Orca-Android;FBAV/439.0.0.29.119;]`,
  ios: `${IPHONE} Mobile/15E148 [FBAN/MessengerForiOS;FBAV/461.0.0.26.106;FBBV/596640960;FBSN/iOS]`,
};
export const FACEBOOK = {
  android: `${WEBVIEW} [FB_IAB/FB4A;FBAV/480.0.0.0.37;]`,
  ios: `${IPHONE} Mobile/15E148 [FBAN/FBIOS;FBAV/520.0.0.38.101]`,
};
export const INSTAGRAM = {
  android: `${WEBVIEW} Instagram 355.1.0.44.103 Android (34/14; 420dpi; 1080x2205; Google)`,
  ios: `${IPHONE} Mobile/15E148 Instagram 321.0.2.25.103 (iPhone14,5; iOS 17_3; en_US; scale=3.00)`,
};
export const TIKTOK = {
  android: `${WEBVIEW} musical_ly_2023405030 BytedanceWebview/d8a21c6`,
  ios: `${IPHONE} Mobile/15E148 musical_ly_30.8.0 JsSdk/2.0 NetType/WIFI Channel/App Store ByteLocale/vi`,
};
export const ANOTHER = { android: WEBVIEW, ios: `${IPHONE} Mobile/15E148` };

export const CHROME =
  'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/88.0.4324.93 Mobile Safari/537.36';
export const SAFARI = `${IPHONE} Version/18.3 Mobile/15E148 Safari/604.1`;
export const BROWSERS = {
  android: [
    CHROME,
    'Mozilla/5.0 (Linux; Android 14; SAMSUNG SM-S918B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/25.0 Chrome/121.0.0.0 Mobile Safari/537.36',
    'Mozilla/5.0 (Linux; Android 13; SM-G991B) AppleWebKit/537.36 (KHTML, like Gecko) coc_coc_browser/109.0.0.0 Chrome/123.0.0.0 Mobile Safari/537.36',
    'Mozilla/5.0 (Android 14; Mobile; rv:128.0) Gecko/128.0 Firefox/128.0',
  ],
  ios: [SAFARI, `${IPHONE} CriOS/138.0.7204.156 Mobile/15E148 Safari/604.1`],
  other: [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36 Edg/150.0.0.0',
    'Mozilla/5.0 (Windows NT 6.1; WOW64) AppleWebKit/537.36 (KHTML, like Gecko) coc_coc_browser/64.4.146 Chrome/58.4.3029.146 Safari/537.36',
  ],
};
/** A Mac's, and an iPad's. */
export const MAC =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Safari/605.1.15';
