//! What is asked of a page before and after it is photographed.

/// Whether fonts and pictures are there and nothing moves that will come to rest, once the page was drawn in its size.
pub(crate) const AT_REST: &str = "
    const answer = arguments[arguments.length - 1];
    const still = () => document.getAnimations().every(one => one.playState !== 'running' || one.effect.getComputedTiming().endTime === Infinity);
    const whole = () => document.fonts.status === 'loaded' && [...document.images].every(image => image.complete);
    requestAnimationFrame(() => requestAnimationFrame(() => answer(still() && whole())));
";

/// What a machine can see of a bad page.
pub(crate) const FAULTS: &str = r#"
    const faults = [];
    const shown = element => { const r = element.getBoundingClientRect(); const s = getComputedStyle(element); return r.width > 1 && r.height > 1 && s.visibility !== 'hidden' && s.opacity !== '0'; };
    const unseen = element => element.closest('.unseen, [hidden], [aria-hidden=true] svg') !== null;
    for (const element of document.body.querySelectorAll('*')) {
        if (!shown(element) || unseen(element)) continue;
        const style = getComputedStyle(element);
        const own = [...element.childNodes].filter(node => node.nodeType === 3).map(node => node.data).join('').trim();
        const field = element.matches('input, textarea, select, button');
        if ((own !== '' || field) && !style.fontFamily.startsWith('"Inter Complete"')) faults.push(`font ${style.fontFamily} on <${element.localName}> «${own}»`);
        if (own === '') continue;
        if (/⟦|⟧|\{ ?\$|^(Mã|Code) [a-zA-Z]+$|undefined|\[object/.test(own) || (/^[a-z]+(-[a-zA-Z0-9]+)+$/.test(own) && !/^(thu-nhan|espeak-ng)/.test(own))) faults.push(`not in the catalogs: «${own}»`);
        const cut = style.overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1 && !['auto', 'scroll'].includes(style.overflowX);
        if (cut && element.clientWidth > 0) faults.push(`cut off: «${own}» (${element.scrollWidth} in ${element.clientWidth})`);
        const box = element.getBoundingClientRect();
        if (box.right > innerWidth + 1 || box.left < -1) faults.push(`outside the window: «${own}»`);
    }
    for (const image of document.images) if (shown(image) && image.naturalWidth === 0) faults.push(`empty picture ${image.alt}`);
    const bar = [...document.querySelectorAll('[data-part=actions] button, [data-part=actions] [data-part=main-why], [data-part=actions] [data-part=saved]')].filter(shown).map(e => [e.innerText, e.getBoundingClientRect()]);
    for (let a = 0; a < bar.length; a++) for (let b = a + 1; b < bar.length; b++) {
        const [one, two] = [bar[a][1], bar[b][1]];
        if (one.left < two.right - 1 && two.left < one.right - 1 && one.top < two.bottom - 1 && two.top < one.bottom - 1) faults.push(`over each other: «${bar[a][0]}» and «${bar[b][0]}»`);
    }
    if (document.documentElement.scrollWidth > innerWidth + 1) faults.push(`the page is ${document.documentElement.scrollWidth} wide`);
    return [...new Set(faults)];
"#;
