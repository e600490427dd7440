#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| briefing_fuzz::load_page(data));
