/** 1 where the kernel is compiled to be looked on at, else 0 (the two modules of `?assembly`, vite.config.ts). */
declare const IS_WATCHED: i32;
